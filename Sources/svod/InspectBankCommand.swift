import ArgumentParser
import Foundation
import OneC

/// `svod inspect commerceml`: the payments in bank statements.
struct InspectBankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank",
        abstract: "Print the payments in bank statements.",
        discussion: "First a line for the file, then a line a payment, in the order of the file."
    )

    @Argument(
        help: "Statements in the format 1CClientBankExchange, 1.01 to 1.03.",
        completion: .file(extensions: ["txt"])
    )
    var files: [String]

    func run() throws {
        var isSound = true
        for path in files {
            for fault in try BankInspector(path: path).run(print: { print($0) }) {
                FileHandle.standardError.write(Data("svod: \(fault)\n".utf8))
                isSound = false
            }
        }
        if !isSound { throw ExitCode(1) }
    }
}
