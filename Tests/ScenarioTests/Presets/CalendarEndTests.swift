import Foundation
import TestSupport
import Testing

/// A production calendar that ends warns a month before: at the terminal, in the log, and where parts are looked at.
@Suite(.timeLimit(.minutes(10)))
struct CalendarEndTests {
    @Test("From December on the daemon says that the next year's calendar is wanted")
    func aYearEnds() async throws {
        try await PresetCompany.with("dviga", rehearsal: "2026-12-05 10:00") { company in
            try await eventually("The part says so") {
                try await company.scenario.part("calendars")?.reason.contains("ends on 2026-12-31") == true
            }
            #expect(company.scenario.log.contains("A working calendar ends"))
            let status = try await company.command(["status"])
            #expect(status.contains("ends on 2026-12-31"), "\(status)")
        }
    }

    @Test("svod check-config notes a calendar that ends, and one that has ended")
    func theCheck() async throws {
        try await Scenario.with { scenario in
            let place = scenario.folder.appendingPathComponent("preset")
            _ = try await DaemonProcess.run(["init", "--preset", "dviga", place.path], in: scenario.folder)
            let calendars = place.appendingPathComponent("funnels/calendars.yaml")
            let text = try String(contentsOf: calendars, encoding: .utf8)
            let old = text.replacing("[ru-2025.txt, ru-2026.txt]", with: "[ru-2025.txt]")
            #expect(old != text)
            try Data(old.utf8).write(to: calendars)
            let (ending, output) = try await DaemonProcess.run(
                ["check-config", "--config", place.appendingPathComponent("svod.yaml").path],
                in: scenario.folder
            )
            #expect(ending == .exited(0), "a note, no fault")
            #expect(output.contains("note: calendar ru: ") && output.contains("2025-12-31"), "\(output)")
        }
    }
}
