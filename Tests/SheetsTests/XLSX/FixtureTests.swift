import Domain
import Foundation
import Testing

@testable import Sheets
@testable import Tables

/// Workbooks written by another program.
@Suite struct FixtureTests {
    static func open(_ name: String) throws -> Workbook {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try Workbook(path: folder.appendingPathComponent("Fixtures/\(name)").path)
    }

    static func rows(_ book: Workbook, sheet: Int = 0) throws -> [SheetRow] {
        let reader = try book.rows(of: book.sheets[sheet])
        var rows: [SheetRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    @Test func readsWhatOpenpyxlWrites() throws {
        let book = try Self.open("deals-openpyxl.xlsx")
        #expect(book.sheets.map(\.name) == ["Сделки", "Скрытый"])
        #expect(book.sheets.map(\.isHidden) == [false, true])
        let rows = try Self.rows(book)
        #expect(rows.map(\.line) == [1, 2, 3, 4, 6])
        let merged = try book.merged(in: book.sheets[0])
        #expect(
            HeadingReader.headings(of: Array(rows[..<2]), merged: merged)
                == ["Название", "Контакт / Имя", "Контакт / Телефон", "Сумма", "Создана", "Оплачена"]
        )
        #expect(
            rows[2].cells == [
                .text("Двери в ТЦ «Весна»"), .text("Ольга"), .number(78_123_091_010), .number(1_250_000.5),
                .moment(try #require(CivilDate("2026-02-01")), secondOfDay: nil), .flag(true),
            ]
        )
        // The formula was never computed: openpyxl keeps no value.
        #expect(rows[3][3] == .empty)
        #expect(rows[3][4] == .moment(try #require(CivilDate("2026-02-03")), secondOfDay: 37_800))
        #expect(
            rows[4].cells.prefix(3) == [
                .text("Жалюзи & ставни <2>"), .text("Пётр\nСидоров"), .text("8 (812) 309-10-11"),
            ]
        )
    }

    @Test func readsThe1904System() throws {
        let rows = try Self.rows(Self.open("mac1904-openpyxl.xlsx"))
        #expect(rows.last?.cells == [.moment(try #require(CivilDate("2026-11-04")), secondOfDay: nil)])
    }

    @Test func aMissingFileIsSaid() {
        let error = #expect(throws: SvodError.self) { try Self.open("nothing.xlsx") }
        #expect(error?.message.contains("nothing.xlsx") == true)
    }
}
