import Domain
import Foundation
import Testing

@testable import Console

@Suite struct ViewTests {
    private func render(_ text: String, _ view: View) throws -> String {
        let catalogues = Catalogues([.russian: .empty(.russian), .english: .empty(.english)])
        let templates = try Templates(sources: [TemplateSource(name: "t", text: text)], catalogues: catalogues)
        return try templates.render("t", view, in: .russian)
    }

    @Test func whatIsAbsentDoesNotShowWhatIsAround() throws {
        let view: View = [
            "name": "outer", "rows": [["name": nil] as View, ["name": "", "x": 1] as View, ["name": "in"] as View],
        ]
        #expect(try render("{{#rows}}[{{name}}{{#name}}!{{/name}}]{{/rows}}", view) == "[][][in!]")
    }

    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"), ("a\"b'c&d", "a&quot;b&#39;c&amp;d"),
        ("a\u{0}b\u{1B}[31m", "a\u{FFFD}b\u{FFFD}[31m"), ("x\u{202E}y", "xy"), ("{{secret}}", "{{secret}}"), ("☎️", "☎️"),
    ])
    func hostileTextIsShownAsText(_ hostile: String, _ shown: String) throws {
        let text = try render("{{v}}", ["v": hostile, "secret": "no"])
        #expect(text.replacing("&#x27;", with: "&#39;") == shown)
    }

    @Test func wordsOfTime() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Moscow"))
        let catalogue = try #require(try Catalogues(resources: ResourceFolder(path: TestConsole.resources))[.russian])
        let now = Timestamp(seconds: 1_795_299_005)
        let words = Wording(catalogue: catalogue, zone: zone, now: now)
        #expect(words.moment(now) == "22.11.2026 01:10")
        #expect(words.relative(now - .seconds(30)) == "только что")
        #expect(words.relative(now - .seconds(180)) == "3 минуты назад")
        #expect(words.relative(now - .seconds(3600)) == "сегодня в 00:10")
        #expect(words.relative(now - .seconds(5 * 3600)) == "вчера в 20:10")
        #expect(words.relative(now - .seconds(90 * 3600)) == "18.11.2026 07:10")
        #expect(words.number(1_234_567) == "1\u{A0}234\u{A0}567")
        #expect(words.number(-1000) == "−1\u{A0}000")
        #expect(words.clock(.seconds(3725)) == "1:02:05")
        #expect(
            words.duration(.seconds(7500)) == "2\u{A0}ч\u{A0}5\u{A0}мин"
                || words.duration(.seconds(7500)) == "2 ч\u{A0}5 мин"
        )
        #expect(words.phone("+78126482334") == "+7 (812) 648-23-34")
        #expect(words.phone(nil) == "номер скрыт")
    }

    @Test(arguments: [
        (0, "1970-01-01"), (951_782_400, "2000-02-29"), (-86400, "1969-12-31"), (4_107_542_400, "2100-03-01"),
    ])
    func calendarDays(_ seconds: Int64, _ day: String) {
        let time = CivilTime(Timestamp(seconds: seconds), in: .gmt)
        #expect(time.isoDate == day)
        if seconds >= 0 { #expect(CivilTime.startOfDay(day, in: .gmt) == Timestamp(seconds: seconds)) }
    }

    @Test(arguments: ["2026-02-30", "2026-13-01", "", "x", "2026-1", "99999-01-01"])
    func noDay(_ text: String) { #expect(CivilTime.startOfDay(text, in: .gmt) == nil) }
}
