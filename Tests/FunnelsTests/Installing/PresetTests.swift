import Domain
import Foundation
import Funnels
import TestSupport
import Testing

/// What `svod init --preset` writes.
@Suite struct PresetTests {
    static let names = ["dviga", "fulfilment", "ofismanager", "pfk-steel", "rutector"]

    static func folder() throws -> PresetFolder { try PresetFolder.besideExecutable() }

    @Test func theyAreAllThere() throws {
        #expect(try Self.folder().names() == Self.names)
    }

    @Test func anUnknownNameIsToldWhichThereAre() throws {
        let error = #expect(throws: SvodError.self) { try Self.folder().preset(named: "rutektor") }
        #expect(error?.code == .notFound)
        #expect(error?.message.contains("rutector") == true)
    }

    @Test(arguments: names)
    func aFolderStandsByItself(_ name: String) async throws {
        try await TestDirectory.with { directory in
            let folder = "\(directory)/новая папка"
            let written = try Self.folder().preset(named: name).write(to: folder, password: "secret-word")
            let names = Set(written.map { String($0.dropFirst(folder.count + 1)) })
            #expect(
                names.isSuperset(of: ["svod.yaml", "README.ru.md", "secrets/first-password", "funnels/roles.yaml"])
            )
            #expect(names.contains("funnels/calendars/ru-2026.txt"))
            for path in written {
                let text = try String(contentsOfFile: path, encoding: .utf8)
                #expect(!text.contains("@STORE@") && !text.contains("@PASSWORD@"), "\(path)")
            }
            let settings = try String(contentsOfFile: "\(folder)/svod.yaml", encoding: .utf8)
            #expect(settings.contains("sqlite: \"\(folder)/svod.sqlite\""))
            let funnels = try FunnelFolder(path: "\(folder)/funnels").read()
            #expect(!funnels.funnels.isEmpty)
            for funnel in funnels.funnels.values {
                #expect(funnel.stages.contains { $0.kind == .won } && funnel.stages.contains { $0.kind == .lost })
            }
        }
    }

    @Test func onlyTheOwnerReadsThePassword() async throws {
        try await TestDirectory.with { directory in
            let folder = "\(directory)/dviga"
            _ = try Self.folder().preset(named: "dviga").write(to: folder, password: "secret-word")
            func mode(_ name: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
            }
            #expect(try mode("secrets/first-password") == 0o600)
            #expect(try mode("secrets") == 0o700)
            #expect(try mode("svod.yaml") == 0o640)
        }
    }

    @Test func aFolderWithSomethingInItIsRefused() async throws {
        try await TestDirectory.with { directory in
            try "mine".write(toFile: "\(directory)/note.txt", atomically: true, encoding: .utf8)
            let preset = try Self.folder().preset(named: "dviga")
            let error = #expect(throws: SvodError.self) { try preset.write(to: directory, password: "x") }
            #expect(error?.code == .conflict)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["note.txt"])
        }
    }

    @Test func belowEtcTheStoreIsTheUnitsOwn() throws {
        let files = try Self.folder().preset(named: "dviga").files(for: "/etc/svod", password: "x")
        let settings = try #require(files.first { $0.path == "svod.yaml" })
        #expect(settings.text.contains("sqlite: \"/var/lib/svod/svod.sqlite\""))
    }

    /// The folder written must hold the calendars itself; the house keeps them once more for everybody else.
    @Test(arguments: ["ru-2025.txt", "ru-2026.txt"])
    func theCalendarsAreThoseOfTheHouse(_ name: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let own = try String(contentsOf: root.appending(path: "Config/calendars/\(name)"), encoding: .utf8)
        #expect(try String(contentsOfFile: "\(Self.folder().path)/calendars/\(name)", encoding: .utf8) == own)
    }
}
