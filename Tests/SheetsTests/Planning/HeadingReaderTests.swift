import Domain
import Testing

@testable import Sheets
@testable import Tables

@Suite struct HeadingReaderTests {
    static func row(_ line: Int, _ texts: [String]) -> SheetRow {
        SheetRow(line: line, cells: texts.map(SheetCell.init(text:)))
    }

    @Test func findsColumnsHoweverTheyAreWritten() throws {
        let mapping = try TestScheme.mapping(
            "svod: 1\nentity: company\nignore: [Заметки]\ncolumns: {название Компании: name, ИНН: inn}\n"
        )
        let found = try HeadingReader(mapping: mapping).find(
            in: [Self.row(1, ["", "Название   компании", "инн", "ЗАМЕТКИ", "Город"])]
        )
        #expect(found.columns.map(\.indices) == [[1], [2]])
        #expect(found.leftOver == ["Город"])
    }

    @Test func namesEveryColumnThatIsMissing() throws {
        let mapping = try TestScheme.mapping("svod: 1\nentity: company\ncolumns:\n  Название: name\n  ИНН: inn\n")
        let error = #expect(throws: SvodError.self) {
            try HeadingReader(mapping: mapping).find(in: [Self.row(1, ["Названи", "Город"])])
        }
        let lines = error?.message.split(separator: "\n") ?? []
        #expect(lines.count == 2)
        #expect(lines.first == "mapping line 4: the sheet has no column «Название»; did you mean «Названи»?")
    }

    @Test func joinsMergedHeadings() {
        let rows = [Self.row(1, ["Клиент", "Контакт", "", "Сумма"]), Self.row(2, ["", "Имя", "Телефон"])]
        let merged = [
            MergedRange(rows: 1...2, columns: 0...0), MergedRange(rows: 1...1, columns: 1...2),
            MergedRange(rows: 1...2, columns: 3...3),
        ]
        let expected = ["Клиент", "Контакт / Имя", "Контакт / Телефон", "Сумма"]
        #expect(HeadingReader.headings(of: rows, merged: merged) == expected)
        #expect(HeadingReader.headings(of: rows, merged: []) == expected)
    }
}
