import Domain
import Foundation
import Testing

@Suite struct TimeSpanTests {
    @Test(arguments: [
        ("40m", 40, TimeSpan.Unit.minutes), ("2h", 2, .hours), ("3d", 3, .days), ("40wm", 40, .workingMinutes),
        ("2wh", 2, .workingHours), ("-3wd", -3, .workingDays), ("0m", 0, .minutes),
        ("999999wm", 999_999, .workingMinutes),
    ])
    func readsAndPrints(_ text: String, _ amount: Int, _ unit: TimeSpan.Unit) throws {
        let span = try TimeSpan(parsing: text)
        #expect(span == TimeSpan(amount, unit))
        #expect(span.description == text)
        #expect(unit.isWorking == text.contains("w"))
        #expect((-span).amount == -amount)
    }

    @Test func readsAPlus() throws { #expect(try TimeSpan(parsing: "+2h") == TimeSpan(2, .hours)) }

    @Test(arguments: [
        ("", nil), ("h", nil), ("2", nil), ("--2h", nil), ("1000000m", nil), ("2.5h", nil), ("2w", nil), ("2 h", "h"),
        ("2hw", "wh"), ("3dw", "wd"), ("40мин", "m"), ("2H", "h"), ("3рд", "wd"), ("1d12h", nil), ("٣d", nil),
    ])
    func saysHowASpanIsWritten(_ text: String, _ meant: String?) throws {
        let error = try #require(throws: SvodError.self) { try TimeSpan(parsing: text) }
        #expect(error.message.hasPrefix("'\(text)' is no span of time"))
        #expect(error.message.contains("did you mean") == (meant != nil))
        if let meant { #expect(error.message.hasSuffix("did you mean '\(meant)'?")) }
    }

    @Test(arguments: [
        ("1m", "1 минута"), ("2m", "2 минуты"), ("11m", "11 минут"), ("21h", "21 час"), ("104h", "104 часа"),
        ("112d", "112 дней"), ("1wd", "1 рабочий день"), ("3wd", "3 рабочих дня"), ("5wd", "5 рабочих дней"),
        ("-3wd", "−3 рабочих дня"), ("1wm", "1 рабочая минута"), ("40wm", "40 рабочих минут"),
        ("22wm", "22 рабочие минуты"), ("2wh", "2 рабочих часа"), ("0d", "0 дней"),
    ])
    func speaksRussian(_ text: String, _ words: String) throws {
        #expect(try TimeSpan(parsing: text).russian == words)
    }

    @Test func isCodedAsText() throws {
        let data = try JSONEncoder().encode([TimeSpan(-3, .workingDays)])
        #expect(String(bytes: data, encoding: .utf8) == #"["-3wd"]"#)
        #expect(try JSONDecoder().decode([TimeSpan].self, from: data) == [TimeSpan(-3, .workingDays)])
    }
}
