import Domain
import Testing

@testable import Sheets
@testable import Tables

@Suite struct HostileWorkbookTests {
    static func refusal(_ book: TestWorkbook, limits: XLSXLimits = XLSXLimits()) -> SvodError? {
        #expect(throws: SvodError.self) { try book.rows(limits: limits) }
    }

    @Test func aFileCutAnywhereIsRefusedOrRead() throws {
        let bytes = try TestWorkbook(texts: [["Название", "ИНН"], ["ООО Ромашка", "7707083893"]]).bytes()
        for cut in 0..<bytes.count {
            #expect(throws: SvodError.self, "cut at \(cut)") {
                let book = try Workbook(bytes: Array(bytes[..<cut]), place: "cut.xlsx")
                for sheet in book.sheets {
                    let reader = try book.rows(of: sheet)
                    while try reader.next() != nil {}
                }
            }
        }
    }

    @Test func aSheetCutAnywhereIsRefused() throws {
        let whole = TestWorkbook(texts: [["Ж", "2"], ["3"]])
        let part = try #require(whole.entries.last)
        let bytes = Array(part.text.utf8)
        for cut in stride(from: 0, to: bytes.count, by: 1) {
            var book = whole
            book.replaced = [part.name: String(decoding: bytes[..<cut], as: UTF8.self)]
            #expect(throws: SvodError.self, "cut at \(cut)") { try book.rows() }
        }
    }

    @Test func aBombIsStoppedWhileItUnpacks() throws {
        let text = String(repeating: " ", count: 1 << 20)
        let book = TestWorkbook("<row><c t=\"str\"><v>\(text)</v></c></row>")
        let small = XLSXLimits(archive: ZipLimits(ratio: 50, free: 1 << 16))
        #expect(Self.refusal(book, limits: small)?.code == .limitExceeded)
        #expect(Self.refusal(book, limits: XLSXLimits(archive: ZipLimits(entry: 1 << 16)))?.code == .limitExceeded)
        #expect(Self.refusal(book, limits: XLSXLimits(archive: ZipLimits(total: 1 << 16)))?.code == .limitExceeded)
        #expect(Self.refusal(book, limits: XLSXLimits(text: 1 << 16))?.code == .limitExceeded)
        #expect(Self.refusal(book, limits: XLSXLimits(archive: ZipLimits(entries: 3)))?.code == .limitExceeded)
    }

    @Test(arguments: [
        "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>",
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><worksheet/>",
    ])
    func aDocumentTypeIsRefused(_ text: String) {
        var book = TestWorkbook()
        book.replaced = ["xl/worksheets/sheet1.xml": text]
        #expect(Self.refusal(book)?.message.contains("document type") == true)
    }

    @Test(arguments: [
        "<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>",
        "<worksheet><sheetData><row><c r=\"B1\"/><c r=\"A1\"/></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c><v>&nbsp;</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData></worksheet>",
    ])
    func whatIsOutOfOrderIsRefused(_ text: String) {
        var book = TestWorkbook()
        book.replaced = ["xl/worksheets/sheet1.xml": text]
        #expect(Self.refusal(book)?.message.contains("test.xlsx") == true)
    }

    @Test func aReferenceOutOfTheArchiveIsNoSheet() throws {
        var book = TestWorkbook(texts: [["a"]])
        let relations = try #require(book.entries.first { $0.name == "xl/_rels/workbook.xml.rels" })
        book.replaced = [relations.name: relations.text.replacing("worksheets/sheet1.xml", with: "../../../etc/passwd")]
        #expect(try book.rows().isEmpty)
    }

    @Test func aWrongTextNumberIsAFaultOfItsCell() throws {
        let rows = try TestWorkbook("<row><c t=\"s\"><v>7</v></c><c><v>abc</v></c></row>").rows()
        #expect(rows.first?.faults == ["column A: a text that the workbook lacks", "column B: 'abc' is no number"])
    }
}
