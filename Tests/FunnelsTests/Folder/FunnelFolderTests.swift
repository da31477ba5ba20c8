import Domain
import Foundation
import Funnels
import TestSupport
import Testing

/// A company's folder of funnel files on the disk.
@Suite struct FunnelFolderTests {
    private static let funnel = """
        svod: 1
        calendars:
          ru: {tz: Europe/Moscow, hours: {mon-fri: ["09:00-18:00"]}, holidays: [ru-2026.txt]}
        lists: {refusals: [Дорого]}
        funnels:
          sale:
            title: Продажа
            entity: deal
            stages:
              new: {title: Новая}
              done: {title: Успех, kind: won}
              refused: {title: Отказ, kind: lost, reason: {list: refusals}}
        """

    /// Lends a folder `funnels` with these files in it.
    private static func with(
        _ files: [String: String],
        _ body: (FunnelFolder, _ path: String) async throws -> Void
    ) async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/funnels"
            for (name, text) in files {
                let place = URL(filePath: "\(path)/\(name)")
                let folder = place.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: place)
            }
            try await body(FunnelFolder(path: path), path)
        }
    }

    private static func calendar() throws -> String {
        let path = try PresetFolder.besideExecutable().path
        return try String(contentsOfFile: "\(path)/calendars/ru-2026.txt", encoding: .utf8)
    }

    @Test func filesAndCalendarsAreReadTogether() async throws {
        try await Self.with(["sale.yaml": Self.funnel, "calendars/ru-2026.txt": try Self.calendar()]) { folder, _ in
            let set = try folder.read()
            #expect(set.order == ["sale"])
            #expect(set.sources.keys.sorted() == ["funnels/sale.yaml", "ru-2026.txt"])
            #expect(try FunnelVersions.read(set.sources).order == ["sale"], "the store can read it again")
        }
    }

    @Test func callsOfACompanyWithoutALeadFunnelGoThroughSvodsOwn() async throws {
        let files = [
            "sale.yaml": Self.funnel.replacing(
                "lists: {refusals: [Дорого]}",
                with: "lists: {refusals: [Дорого], topics: [Цена]}"
            ),
            "calendars/ru-2026.txt": try Self.calendar(),
        ]
        try await Self.with(files) { folder, _ in
            let set = try folder.read(leads: LeadPolicy())
            #expect(set.order == ["sale", "lead"])
            #expect(set.topics(of: set.leadFunnel)?.entries == ["Цена"], "the company's own list")
            #expect(set.rejectReasons(of: set.leadFunnel) == LeadPolicy.usualReasons)
            guard case .create(let deal)? = set.leadFunnel?.stage("converted")?.onEnter.first?.body else {
                Issue.record("no deal is made")
                return
            }
            #expect(deal.funnel == "sale")
            #expect(try FunnelVersions.read(set.sources).order == ["sale", "lead"], "the store can read it again")
        }
    }

    @Test func aFaultNamesFileAndLine() async throws {
        let wrong = Self.funnel.replacing("kind: won", with: "kind: wonn")
        try await Self.with(["sale.yaml": wrong, "calendars/ru-2026.txt": try Self.calendar()]) { folder, _ in
            let error = #expect(throws: SvodError.self) { try folder.read() }
            #expect(error?.code == .invalidConfiguration)
            #expect(error?.message.hasPrefix("funnels/sale.yaml:11") == true, "\(error?.message ?? "")")
        }
    }

    @Test func aCalendarThatIsNotThereIsAFault() async throws {
        try await Self.with(["sale.yaml": Self.funnel]) { folder, _ in
            let error = #expect(throws: SvodError.self) { try folder.read() }
            #expect(error?.message.contains("ru-2026.txt") == true)
        }
    }

    @Test(arguments: ["../secret.txt", ".hidden"])
    func aCalendarOutsideOfTheFolderIsNotRead(_ name: String) async throws {
        let funnel = Self.funnel.replacing("ru-2026.txt", with: name)
        try await Self.with(["sale.yaml": funnel, "secret.txt": try Self.calendar()]) { folder, _ in
            #expect(throws: SvodError.self) { try folder.read() }
        }
    }

    @Test func anEmptyOrMissingFolderIsAFault() async throws {
        try await Self.with(["notes.txt": "none"]) { folder, path in
            let error = #expect(throws: SvodError.self) { try folder.read() }
            #expect(error?.message.contains("no funnel files") == true)
            #expect(throws: SvodError.self) { try FunnelFolder(path: path + "/missing").read() }
        }
    }

    @Test func whatIsNoUTF8IsNamedWithItsLine() async throws {
        try await Self.with(["sale.yaml": Self.funnel]) { folder, path in
            try (Data("svod: 1\n# ".utf8) + Data([0xFF, 0x0A])).write(to: URL(filePath: "\(path)/sale.yaml"))
            let error = #expect(throws: SvodError.self) { try folder.read() }
            #expect(error?.message.hasSuffix("sale.yaml:2: expected UTF-8") == true)
        }
    }
}
