import ArgumentParser
import Domain
import Foundation
import Ops
import Records
import Sheets
import Store

/// `svod import`: companies, contacts, deals and plans from the sheets that a company comes with.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take companies, contacts, deals or plans from a sheet into svod.",
        discussion: """
            A mapping file says which column goes into which field; docs/import.ru.md explains it. Nothing follows from \
            an import: no rule of a funnel runs, no timer is armed, nobody is told. The daemon may run meanwhile.
            """,
        subcommands: [ImportCSVCommand.self, ImportXLSXCommand.self, ImportCommerceCommand.self]
    )
}

/// `svod import csv`.
struct ImportCSVCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "csv", abstract: "Import a CSV file.")

    @OptionGroup var order: ImportOption

    func run() async throws { try await order.perform(.csv) }
}

/// `svod import xlsx`.
struct ImportXLSXCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "xlsx", abstract: "Import a sheet of a workbook.")

    @OptionGroup var order: ImportOption

    func run() async throws { try await order.perform(.xlsx) }
}
