import ArgumentParser
import Domain
import Foundation
import Funnels
import Ops
import Records
import Sheets
import Store

/// What `svod import csv` and `svod import xlsx` take, and how they are carried out.
struct ImportOption: ParsableArguments {
    @OptionGroup var config: ConfigurationOption

    @Argument(help: "The sheet.", completion: .file())
    var file: String

    @Option(name: .shortAndLong, help: "The mapping file (YAML).", completion: .file())
    var mapping: String

    @Flag(help: "Say of each row what would become of it, and write nothing.")
    var dryRun = false

    @Flag(help: "Go on with an import that was stopped.")
    var resume = false

    @Flag(help: "Import once more what was imported already.")
    var again = false

    @Flag(name: .customLong("json"), help: "Print JSON, one object a row and one for the whole.")
    var isJSON = false

    @Flag(help: "Print refused rows and remarks only.")
    var quiet = false

    func validate() throws {
        if resume && again { throw ValidationError("Either --resume or --again.") }
    }

    /// Imports the sheet, or says what an import would do. Exit status 1: some rows were refused.
    func perform(_ form: SheetSource.Form) async throws {
        let configuration = try config.file(isService: false).read().configuration
        let funnels = try configuration.readFunnels()
        let text = try mappingText()
        let totals = try await config.withStore { engine in
            try await Migrator.requireCurrent(engine)
            let scheme = try await ImportScheme(funnels, in: engine)
            let numbers = configuration.exchanges.first?.numbers ?? NumberingPlan()
            let mapping = try MappingReader.read(text, file: self.mapping, scheme: scheme, numbers: numbers)
            let names = try await engine.read { try StaffNames(at: WallClock.system.now(), in: $0) }
            let importer = try RowImporter(mapping: mapping, scheme: scheme, names: names)
            let sheet = try SheetSource(path: file, form: form, mapping: mapping)
            let cells = CellReader(mapping: mapping, scheme: scheme, names: names)
            let rows = RowReader(sheet.found, cells: cells)
            let runner = ImportRunner(engine: engine, importer: importer, rows: rows)
            let screen = ImportScreen(isJSON: isJSON, isQuiet: quiet, isDry: dryRun, file: file)
            screen.begin(leftOver: sheet.found.leftOver)
            if dryRun {
                let totals = try await runner.dryRun(sheet, report: screen.show)
                try screen.end(totals, run: nil)
                return totals
            }
            let digest = try ImportDigest.of(sheet: file, mapping: text)
            let run = try await begin(digest, kind: mapping.kind, engine)
            let done = try await runner.run(sheet, as: run, report: screen.show, progress: screen.progress)
            try screen.end(done.totals, run: done)
            return done.totals
        }
        if totals.refused > 0 { throw ExitCode(ExitStatus.attention.code) }
    }

    private func mappingText() throws -> String {
        guard let data = FileManager.default.contents(atPath: mapping), data.count <= 4 << 20 else {
            throw SvodError(.notFound, "\(mapping): cannot be read, or is larger than 4 MB")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SvodError(.invalidConfiguration, "\(mapping): expected UTF-8")
        }
        return text
    }

    /// The import of this file: a new one, one that goes on, or one that is refused.
    private func begin(_ digest: String, kind: ImportKind, _ engine: any Engine) async throws -> ImportRun {
        let name = URL(filePath: file).lastPathComponent
        let (resume, again) = (resume, again)
        return try await engine.write(.bulk) { connection in
            if let run = try ImportBook.find(digest: digest, in: connection), !again {
                switch run.state {
                case .running where resume: return run
                case .running:
                    throw SvodError(
                        .conflict,
                        "import \(run.id) of this file stopped behind row \(run.rowDone): --resume goes on, --again begins anew"
                    )
                case .done:
                    throw SvodError(
                        .conflict,
                        "this file was imported with this mapping already (import \(run.id)): --again does it once more"
                    )
                }
            }
            if resume, !again {
                throw SvodError(
                    .notFound,
                    "no import of this file with this mapping was begun: run it without --resume"
                )
            }
            return try ImportBook.begin(
                digest: digest,
                file: name,
                kind: kind.rawValue,
                at: WallClock.system.now(),
                in: connection
            )
        }
    }
}
