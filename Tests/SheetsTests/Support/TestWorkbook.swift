import Domain
import Sheets
import Tables
import TestSupport

/// A workbook written part by part, as small as Excel would open.
struct TestWorkbook {
    var sheets: [(name: String, data: String)] = []
    var strings: [String] = []
    var formats: [Int: String] = [:]
    /// The number formats of cell styles 0, 1, 2 …
    var styles: [Int] = [0]
    var is1904 = false
    var isHidden: Set<String> = []
    /// Written in place of the parts of those names.
    var replaced: [String: String] = [:]

    /// A workbook of one sheet whose `sheetData` is `data`.
    init(_ data: String = "", after: String = "") { sheets = [("Лист1", "<sheetData>\(data)</sheetData>\(after)")] }

    /// A workbook of one sheet whose cells are all inline texts.
    init(texts rows: [[String]]) {
        let data = rows.map { "<row>" + $0.map(Self.inline).joined() + "</row>" }.joined()
        self.init(data)
    }

    static func inline(_ text: String) -> String {
        "<c t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    /// The parts.
    var entries: [(name: String, text: String)] {
        let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let packages = "http://schemas.openxmlformats.org/package/2006/relationships"
        let list = sheets.enumerated().map { index, sheet in
            let state = isHidden.contains(sheet.name) ? " state=\"hidden\"" : ""
            return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"\(state)/>"
        }.joined()
        let relations = sheets.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }.joined()
        let formats = self.formats.sorted { $0.key < $1.key }.map {
            "<numFmt numFmtId=\"\($0.key)\" formatCode=\"\($0.value.replacing("\"", with: "&quot;"))\"/>"
        }.joined()
        let cells = styles.map { "<xf numFmtId=\"\($0)\"/>" }.joined()
        let shared = strings.map { $0.hasPrefix("<") ? "<si>\($0)</si>" : "<si><t>\(Self.escaped($0))</t></si>" }
        var all = [
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(packages)\"><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" "
                    + "Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook xmlns=\"\(space)\" xmlns:r=\"\(office)\">"
                    + "<workbookPr date1904=\"\(is1904 ? 1 : 0)\"/><sheets>\(list)</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(packages)\">\(relations)"
                    + "<Relationship Id=\"s\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                    + "<Relationship Id=\"t\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(space)\">\(shared.joined())</sst>"),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(space)\"><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
                    + "</cellStyleXfs><cellXfs>\(cells)</cellXfs></styleSheet>"
            ),
        ]
        for (index, sheet) in sheets.enumerated() {
            all.append(
                ("xl/worksheets/sheet\(index + 1).xml", "<worksheet xmlns=\"\(space)\">\(sheet.data)</worksheet>")
            )
        }
        return all.map { ($0.0, replaced[$0.0] ?? $0.1) }
    }

    /// The file's bytes.
    func bytes() throws -> [UInt8] { try ZipFile.bytes(entries) }

    /// The rows of the first sheet.
    func rows(limits: XLSXLimits = XLSXLimits()) throws -> [SheetRow] {
        let book = try Workbook(bytes: try bytes(), place: "test.xlsx", limits: limits)
        return try book.sheets.first.map { try rows(of: $0, in: book) } ?? []
    }

    /// The rows of a sheet.
    func rows(of sheet: Workbook.Sheet, in book: Workbook) throws -> [SheetRow] {
        let reader = try book.rows(of: sheet)
        var rows: [SheetRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }
}
