import Domain
import Testing

@Suite struct ProductionSheetTests {
    static let head = "title Test\nfrom 2026-01-01\nuntil 2026-12-31\nholiday 11-04 Unity\n"

    @Test func readsEveryKindOfLine() throws {
        let text = """
            \u{FEFF}# a comment
            title Завод, 2026   # another
            from  2026-01-01
            until 2026-12-31 чт
            weekend fri-sat
            holiday 01-01..01-02 New Year

            off   2026-05-03..2026-05-05  maintenance
            work  2026-05-08 Fri as sun  stock-taking
            moved 2026-01-02 пт -> 2026-06-01 пн
            moved 2026-01-09 → 2026-01-11
            short 2026-05-08 half
            """
        let sheet = try ProductionSheet.parse(text: text, file: "x.txt")
        #expect(sheet.title == "Завод, 2026")
        #expect(sheet.covers?.lowerBound == CivilDate("2026-01-01"))
        #expect(sheet.covers?.upperBound == CivilDate("2026-12-31"))
        #expect(sheet.weekend == [.friday, .saturday])
        #expect(sheet.holidays.map(\.name) == ["New Year"])
        let days = Dictionary(uniqueKeysWithValues: sheet.days.map { ($0.key.description, $0.value) })
        #expect(
            days == [
                "2026-05-03": ProductionDay(.dayOff, note: "maintenance"),
                "2026-05-04": ProductionDay(.dayOff, note: "maintenance"),
                "2026-05-05": ProductionDay(.dayOff, note: "maintenance"),
                "2026-05-08": ProductionDay(.working(as: .sunday), isShort: true, note: "half"),
                "2026-06-01": ProductionDay(.dayOff, note: "rest of 2026-01-02"),
                "2026-01-09": ProductionDay(.working(as: .sunday), note: "works as 2026-01-11"),
                "2026-01-11": ProductionDay(.dayOff, note: "rest of 2026-01-09"),
            ]
        )
    }

    @Test func linesMayEndAsOnWindows() throws {
        let text = Self.head.split(separator: "\n").joined(separator: "\r\n") + "\r\noff 2026-05-04\r\n"
        #expect(try ProductionSheet.parse(text: text, file: "x.txt").days.count == 1)
    }

    @Test(arguments: [
        ("of 2026-05-04", "'of' says nothing"),
        ("off", "a date is missing"),
        ("off 2026-02-30", "'2026-02-30' is no date"),
        ("off 4.05.2026", "'4.05.2026' is no date"),
        ("off 2026-05-04 вт", "2026-05-04 is пн (mon), not tue"),
        ("off 2026-05-06..2026-05-04", "2026-05-06 is later than 2026-05-04"),
        ("off 2027-01-11", "2027-01-11 is not within 2026-01-01 and 2026-12-31"),
        ("off 1026-01-11", "1026-01-11 is out of the years 1970 to 2200"),
        ("work 2026-05-04", "2026-05-04 is a working day already"),
        ("work 2026-05-03 as some", "'some' is no day of the week"),
        ("moved 2026-05-03 2026-05-04", "a moved day is written as"),
        ("moved 2026-05-04 -> 2026-05-05", "2026-05-04 is a working day: there is no rest to move"),
        ("moved 2026-05-03 -> 2026-11-04", "2026-11-04 is a day off already"),
        ("short 2026-05-03", "2026-05-03 is a day off and cannot be short"),
        ("short 2026-11-04", "2026-11-04 is a day off and cannot be short"),
        ("from 2026-01-02", "'from' stands in line 2 already"),
        ("title Again", "'title' stands in line 1 already"),
        ("weekend monn", "'monn' is no day of the week"),
        ("weekend mon-sun", "a week needs a working day"),
        ("holiday 4 ноября", "'4' is no day of every year"),
        ("holiday 12-30..01-02", "'12-30..01-02' is no day of every year"),
        ("holiday 02-30", "'02-30' is no day of every year"),
        ("until 2026-12-31 and on", "'and on' is too much here"),
    ])
    func namesTheLineOfAMistake(_ line: String, _ complaint: String) throws {
        let error = try #require(throws: SvodError.self) {
            try ProductionSheet.parse(text: Self.head + "# here:\n" + line + "\n", file: "ru.txt")
        }
        #expect(error.code == .invalidConfiguration)
        #expect(error.message.hasPrefix("ru.txt:6: \(complaint)"))
    }

    @Test func saysAllThatIsWrongAtOnce() throws {
        let (_, problems) = ProductionSheet.read(
            text: Self.head + "off 2026-05-04\nof\nmoved 2026-05-04 -> 2026-05-03\noff 2026-05-04\nshort 2026-05-04",
            file: "ru.txt"
        )
        #expect(problems.map(\.line) == [6, 7, 8, 9])
        #expect(problems.last?.message == "2026-05-04 is a day off and cannot be short")
    }

    @Test(arguments: [
        ("from 2026-01-01", "ru.txt:1: 'from' needs an 'until' with it"),
        ("\nuntil 2026-01-01", "ru.txt:2: 'until' needs a 'from' with it"),
        (
            "from 2026-01-02\nuntil 2026-01-01",
            "ru.txt:2: the calendar ends on 2026-01-01, before it begins on 2026-01-02"
        ),
        ("off 2026-01-02", "ru.txt:1: the file does not say which dates it covers; add 'from' and 'until'"),
    ])
    func aCalendarSaysWhatItCovers(_ text: String, _ complaint: String) throws {
        let error = try #require(throws: SvodError.self) { try ProductionCalendar.parse(text: text, file: "ru.txt") }
        #expect(error.message == complaint)
    }

    @Test func hugeFilesAreRefusedUnread() {
        let text = String(repeating: "off 2026-05-04\n", count: 100_000)
        #expect(ProductionSheet.read(text: text, file: "x").problems.count == 1)
    }

    /// Whatever stands in a file, reading ends with a sheet or with complaints about lines that are there.
    @Test func aFileCutAnywhereIsRead() throws {
        let bytes = Array(try ShippedCalendars.text(2026).utf8)
        let lines = bytes.count { $0 == 10 } + 1
        for length in 0...bytes.count {
            let text = String(decoding: bytes[..<length], as: UTF8.self)
            let (_, problems) = ProductionSheet.read(text: text, file: "x")
            #expect(problems.allSatisfy { (1...lines).contains($0.line) })
        }
    }
}
