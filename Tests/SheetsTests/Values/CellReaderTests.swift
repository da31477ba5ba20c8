import Domain
import Foundation
import Records
import Store
import TestSupport
import Testing

@testable import Sheets
@testable import Tables

@Suite struct CellReaderTests {
    static func read(_ cell: SheetCell, _ field: String, _ kind: RecordKind = .card) async throws -> Meaning {
        let cells = try await ImportScene.cells()
        return cells.read(cell, ColumnRule(source: .letter(0), field: ImportField(kind, field), line: nil))
    }

    @Test(arguments: [
        ("1 234 567,89 ₽", 123_456_789, "RUB"), ("1,234.50", 123_450, "RUB"), ("(500)", -50_000, "RUB"),
        ("12.5 $", 1250, "USD"), ("1.234.567", 123_456_700, "RUB"), ("0,1", 10, "RUB"), ("-3,999", -400, "RUB"),
        ("100 руб.", 10_000, "RUB"), ("1\u{A0}000", 100_000, "RUB"), ("99,5 р.", 9950, "RUB"), (",5", 50, "RUB"),
    ])
    func readsSums(_ text: String, _ minor: Int64, _ currency: String) {
        #expect(MoneyText.money(text, currency: "RUB") == Money(minor: minor, currency: currency))
    }

    @Test(arguments: ["", "abc", "1.2.3", "12,34,5", "1,2.3,4", "—", "99999999999999999999", "1e5", "12 шт"])
    func whatIsNoSumIsNone(_ text: String) { #expect(MoneyText.money(text, currency: "RUB") == nil) }

    @Test(arguments: [
        ("31.12.2026", "2026-12-31"), ("1.2.26", "2026-02-01"), ("2026-12-31", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("5 марта 2026 г.", "2026-03-05"), ("5 мая 2026", "2026-05-05"), ("31.12.1999 23:59:59", "1999-12-31"),
    ])
    func readsDays(_ text: String, _ day: String) { #expect(DayText.parse(text)?.day == CivilDate(day)) }

    @Test func readsTimesAndAmericanDays() throws {
        #expect(DayText.parse("31.12.2026 14:05")?.second == 50_700)
        #expect(DayText.parse("12/31/2026", order: .monthFirst)?.day == CivilDate("2026-12-31"))
        for text in ["31.02.2026", "32.1.2026", "вчера", "1.1", "5 мартобря 2026", "1.1.2026 25:00"] {
            #expect(DayText.parse(text) == nil, "\(text)")
        }
    }

    @Test(arguments: ["7707083893", "7736050003", "500100732259", "77 07 08 38 93"])
    func readsINNs(_ text: String) { #expect(INN(text) != nil) }

    @Test(arguments: ["7707083894", "770708389", "500100732258", "0000000000", "77070838О3", ""])
    func wrongINNsAreNone(_ text: String) { #expect(INN(text) == nil) }

    @Test func aLeadingZeroThatASpreadsheetTookComesBack() async throws {
        // 0105000016 would be kept as the number 105000016.
        let whole = try #require((0...9).compactMap { INN("010500001\($0)") }.first)
        let number = try #require(Double(whole.text))
        #expect(try await Self.read(.number(number), "inn", .company) == .value(.text(whole.text)))
        #expect(try await Self.read(.text("7707083893"), "inn", .company) == .value(.text("7707083893")))
    }

    @Test func readsEveryKindOfField() async throws {
        func value(_ text: String, _ field: String) async throws -> Meaning {
            try await Self.read(SheetCell(text: text), field)
        }
        #expect(try await value("да", "urgent") == .value(.flag(true)))
        #expect(try await value("Нет", "urgent") == .value(.flag(false)))
        #expect(try await value("2,5", "weight") == .value(.quantity(2500)))
        #expect(try await value("17", "count") == .value(.int(17)))
        #expect(try await value("сайт", "source") == .value(.text("Сайт")))
        #expect(try await value("В РАБОТЕ", "stage") == .value(.text("work")))
        #expect(try await value("Продажи", "department") == .value(.department(DepartmentID(1))))
        #expect(try await value("A@B.RU", "mail") == .value(.text("a@b.ru")))
        #expect(try await Self.read(.number(45_292), "until") == .value(.date(try #require(CivilDate("2024-01-01")))))
        for name in ["ivanova", "Иванова Ольга Петровна", "Ольга Петровна Иванова", "Иванова О.П.", "Иванова О."] {
            #expect(try await value(name, "responsible") == .value(.staff(StaffID(1))), "\(name)")
        }
        #expect(
            try await value("Петров Пётр; ivanova", "helpers")
                == .value(.list([.staff(StaffID(2)), .staff(StaffID(1))]))
        )
        #expect(try await value("  ", "urgent") == .nothing)
    }

    @Test(arguments: [
        ("может быть", "urgent"), ("1,5", "count"), ("Почта", "source"), ("Сидоров", "responsible"),
        ("Склад", "department"),
        ("нигде", "stage"), ("@", "mail"), ("12", "phone"), ("a\u{0}b", "title"),
    ])
    func whatCannotBeReadIsAFault(_ text: String, _ field: String) async throws {
        guard case .wrong = try await Self.read(.text(text), field) else {
            Issue.record("\(text) was read as \(field)")
            return
        }
    }

    @Test func readsSeveralTelephonesOfAContact() async throws {
        let cell = SheetCell(text: "8 (812) 309-10-10 доб. 12, +7 921 555-01-01\n8 812 309 10 10")
        let numbers: [FieldValue] = [.text("+78123091010"), .text("+79215550101")]
        #expect(try await Self.read(cell, "phone", .person) == .value(.list(numbers)))
        #expect(try await Self.read(.number(78_123_091_010), "phone", .person) == .value(.list([numbers[0]])))
    }

    @Test func momentsAreMeantInTheMappingsZone() async throws {
        let meaning = try await Self.read(SheetCell(text: "04.11.2026 09:30"), "created")
        #expect(meaning == .value(.moment(Timestamp(seconds: 1_793_773_800))))
    }
}

extension ImportScene {
    /// A reader of cells for the mapping of deals.
    static func cells() async throws -> CellReader {
        var found: CellReader?
        try await ImportScene.with(.sqlite) { scene in
            let names = try await scene.engine.read { try StaffNames(at: scene.clock.now(), in: $0) }
            let mapping = try TestScheme.mapping(TestScheme.deals)
            found = CellReader(mapping: mapping, scheme: TestScheme.scheme, names: names)
        }
        guard let cells = found else { throw SvodError(.notFound, "no scene") }
        return cells
    }
}
