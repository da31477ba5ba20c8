import Domain
import Testing

@testable import Sheets
@testable import Tables

@Suite struct WorkbookTests {
    static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test func readsEveryKindOfCell() throws {
        var book = TestWorkbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3"><v>7707083893</v></c><c r="B3"><v>19.989999999999998</v></c>
              <c r="C3" s="1"><v>45292</v></c><c r="D3" s="2"><v>45292.3958333</v></c><c r="E3" t="b"><v>1</v></c>
              <c r="F3" t="str"><f>A1&amp;"!"</f><v>Привет!</v></c><c r="G3" t="e"><v>#N/A</v></c>
              <c r="H3" t="inlineStr"><is><r><t>Пря</t></r><r><t>мо</t></r></is></c>
              <c r="I3" t="d"><v>2026-11-04T09:30:00</v></c><c r="J3"><f>SUM(A1:A2)</f><v>5</v></c></row>
            """
        )
        book.strings = [
            "Имя", "<r><t>Бо</t></r><r><rPr><b/></rPr><t>гато</t></r><rPh sb=\"0\" eb=\"1\"><t>нет</t></rPh>",
        ]
        book.formats = [164: "dd.mm.yyyy hh:mm"]
        book.styles = [0, 14, 164]
        let rows = try book.rows()
        #expect(rows.map(\.line) == [1, 3])
        #expect(rows[0].cells == [.text("Имя"), .empty, .text("Богато")])
        #expect(
            rows[1].cells == [
                .number(7_707_083_893), .number(19.989999999999998),
                .moment(try Self.day("2024-01-01"), secondOfDay: nil),
                .moment(try Self.day("2024-01-01"), secondOfDay: 34_200), .flag(true), .text("Привет!"), .error("#N/A"),
                .text("Прямо"), .moment(try Self.day("2026-11-04"), secondOfDay: 34_200), .number(5),
            ]
        )
        #expect(
            rows[1].cells.map(\.text) == [
                "7707083893", "19.99", "2024-01-01", "2024-01-01 09:30", "1", "Привет!", nil, "Прямо",
                "2026-11-04 09:30", "5",
            ]
        )
    }

    @Test func rowsAndCellsWithoutReferencesFollowEachOther() throws {
        let rows = try TestWorkbook(texts: [["a", "b"], [], ["c"]]).rows()
        #expect(rows == [SheetRow(line: 1, cells: [.text("a"), .text("b")]), SheetRow(line: 3, cells: [.text("c")])])
    }

    @Test(
        arguments: [
            (0.0, false, nil), (0.5, false, "1899-12-30 12:00"), (1, false, "1900-01-01"), (59, false, "1900-02-28"),
            (60, false, "1900-02-28"), (61, false, "1900-03-01"), (45_292, false, "2024-01-01"),
            (0, true, "1904-01-01"),
            (43_830, true, "2024-01-01"), (45_292.999999999, false, "2024-01-02"), (2_958_465, false, "9999-12-31"),
            (2_958_466, false, nil), (-1, false, nil),
        ] as [(Double, Bool, String?)]
    )
    func countsDaysInBothSystems(_ serial: Double, _ is1904: Bool, _ expected: String?) {
        #expect(ExcelDate.cell(serial: serial, is1904: is1904)?.text == expected)
    }

    @Test func the1904SystemIsTakenFromTheWorkbook() throws {
        var book = TestWorkbook("<row><c s=\"1\"><v>43830</v></c></row>")
        book.styles = [0, 14]
        book.is1904 = true
        #expect(try book.rows().first?.cells == [.moment(try Self.day("2024-01-01"), secondOfDay: nil)])
    }

    @Test(arguments: [
        ("General", false), ("0.00", false), ("#,##0.00\\ \"руб.\";[Red]-#,##0.00", false), ("dd.mm.yyyy", true),
        ("[$-419]d\\ mmmm\\ yyyy;@", true), ("[h]:mm", true), ("\"день\" 0", false), ("0.00E+00", false),
        ("_-* #,##0\\ _d_-", false), ("@", false), ("mm:ss", true), ("[Red]0;\"d\"d", false),
    ])
    func tellsDaysFromNumbers(_ code: String, _ isDate: Bool) {
        #expect(NumberFormat.isDate(code: code) == isDate)
    }

    @Test func escapesAreRead() throws {
        let rows = try TestWorkbook(texts: [["a_x000D_b", "_x005F_x000D_", "_xZZZZ_", "_x0416"]]).rows()
        #expect(rows.first?.cells == [.text("a\rb"), .text("_x000D_"), .text("_xZZZZ_"), .text("_x0416")])
    }

    @Test func listsSheetsAndMergedCells() throws {
        var book = TestWorkbook(
            "<row><c r=\"A1\" t=\"str\"><v>x</v></c></row>",
            after: "<mergeCells><mergeCell ref=\"B1:D2\"/></mergeCells>"
        )
        book.sheets.append(("Итоги", "<sheetData/>"))
        book.isHidden = ["Итоги"]
        let read = try Workbook(bytes: book.bytes(), place: "a.xlsx")
        #expect(read.sheets.map(\.name) == ["Лист1", "Итоги"])
        #expect(read.sheets.map(\.isHidden) == [false, true])
        #expect(try read.merged(in: read.sheets[0]) == [MergedRange(rows: 1...2, columns: 1...3)])
        #expect(try book.rows(of: read.sheets[1], in: read).isEmpty)
        // A sheet can be read again.
        #expect(try book.rows(of: read.sheets[0], in: read).count == 1)
    }
}
