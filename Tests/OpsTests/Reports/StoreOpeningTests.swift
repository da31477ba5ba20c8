import Domain
import Foundation
import Store
import Testing

@testable import Ops

@Suite struct StoreOpeningTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func aCommandMakesNoStore() async throws {
        let path = "\(folder.path)/svod.sqlite"
        let error = await #expect(throws: SvodError.self) {
            _ = try await StoreSettings.sqlite(path: path).open(.visitor)
        }
        #expect(error?.code == .notFound)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func theDaemonMakesItAndACommandVisits() async throws {
        let settings = StoreSettings.sqlite(path: "\(folder.path)/svod.sqlite")
        let owner = try await settings.open(.owner)
        try await Migrator.migrate(owner)
        let visitor = try await settings.open(.visitor)
        #expect(try await Migrator.version(visitor) == Migrator.steps.map(\.number).max())
        await visitor.close()
        let error = await #expect(throws: SvodError.self) { _ = try await settings.open(.owner) }
        #expect(error?.code == .conflict)
        await owner.close()
    }

    @Test func findingsAreATable() {
        let text = DoctorText.render(
            [
                DoctorCheck(name: "integrity", outcome: .fine, detail: "ok"),
                DoctorCheck(name: "disk", outcome: .warning, detail: "2 MB are free"),
                DoctorCheck(name: "schema", outcome: .failure, detail: "none"),
            ],
            style: TerminalStyle(isColored: false)
        )
        #expect(
            text == """
                CHECK      FOUND    DETAIL
                integrity  fine     ok
                disk       warning  2 MB are free
                schema     failure  none

                """
        )
    }
}
