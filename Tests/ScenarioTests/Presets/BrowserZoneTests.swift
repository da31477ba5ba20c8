import Store
import Testing

/// Times are those of the company's clocks, wherever somebody sits with a browser.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct BrowserZoneTests {
    @Test(
        "A browser of another zone shows and takes times of the console's zone",
        arguments: ["Asia/Vladivostok", "America/New_York"]
    )
    func anotherZone(_ zone: String) async throws {
        try await PresetDesk.with("dviga", zone: zone) { desk in
            let browser = desk.browser
            try await desk.sit("volkov")
            try await desk.create("dv_lead", [("title", "Сайт для завода"), ("responsible", "Волков")])
            let away = try await browser.value("new Date(2026, 2, 3).getTimezoneOffset()")
            #expect(away as? Int != -180, "the browser sits elsewhere")
            // Ten in the morning in Moscow.
            try await desk.says("03.03.2026 10:00")
            try await desk.move(to: "meeting")
            try await desk.answer([
                ("call_result", "Думает"), ("meeting_at", "2026-03-05T00:30"), ("meeting_place", "Невский, 1"),
            ])
            try await desk.stands(at: "meeting")
            try await browser.wait(
                "the moment as it was typed",
                "document.querySelector('[data-fields] [name=meeting_at]')?.value === '2026-03-05T00:30'"
            )
            let kept = try await desk.company.number(
                "SELECT number AS n FROM card_field WHERE field = 'meeting_at'"
            )
            #expect(kept == 1_772_659_800_000_000, "half past midnight in Moscow")
            try await Self.tasks(desk)
        }
    }

    /// What is due this day in Moscow stands below today.
    private static func tasks(_ desk: PresetDesk) async throws {
        try await desk.hasTask("Позвонить клиенту")
        let due = try await desk.browser.text("document.querySelector('#panel-tasks').innerText")
        #expect(due.contains("10:15"), "a quarter of an hour after ten: \(due)")
        try await desk.open("tasks?")
        try await desk.browser.wait(
            "the task of today",
            "[...document.querySelectorAll('.task-group')].some((e) => e.innerText.includes('10:15'))"
        )
    }
}
