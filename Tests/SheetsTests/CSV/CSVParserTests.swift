import Domain
import Testing

@testable import Sheets
@testable import Tables

@Suite struct CSVParserTests {
    /// A sheet with everything that Excel and people write.
    static let sheet = """
        sep=;\r
        Название;"Телефон; доб.";Сумма\r
        "ООО ""Ромашка""\u{22};+7 812 309-10-10;1 234,50\r
        \r
        "Две
        строки";5" труба;\r
        ИП Иванов;"закрыта" рано;1;лишнее
        """

    static func records(_ text: String, cut: Int? = nil, separator: UInt8? = nil) throws -> [CSVRecord] {
        let bytes = Array(text.utf8)
        var parser = CSVParser(separator: separator)
        var records: [CSVRecord] = []
        let middle = min(cut ?? bytes.count, bytes.count)
        for piece in [bytes[..<middle], bytes[middle...]] {
            parser.feed(piece)
            while let record = try parser.next() { records.append(record) }
        }
        parser.finish()
        while let record = try parser.next() { records.append(record) }
        return records
    }

    @Test func readsWhatExcelWrites() throws {
        let records = try Self.records(Self.sheet)
        #expect(records.map(\.line) == [2, 3, 5, 7])
        #expect(records[0].fields == ["Название", "Телефон; доб.", "Сумма"])
        #expect(records[1].fields == ["ООО \"Ромашка\"", "+7 812 309-10-10", "1 234,50"])
        #expect(records[2].fields == ["Две\nстроки", "5\" труба", ""])
        #expect(records[3].fields == ["ИП Иванов", "закрыта рано", "1", "лишнее"])
        #expect(records[3].faults == ["column B: text behind a closing quote; a quote within quotes is written twice"])
        #expect(records.dropLast().allSatisfy { $0.faults.isEmpty })
    }

    @Test func readsTheSameCutAtEveryByte() throws {
        let whole = try Self.records(Self.sheet)
        for cut in 0...Self.sheet.utf8.count {
            #expect(try Self.records(Self.sheet, cut: cut) == whole, "cut at \(cut)")
        }
    }

    @Test(arguments: [
        ("a;b\n1;2", ";"), ("a,b\n1,2", ","), ("a\tb\n1\t2", "\t"), ("\"x,y,z\";b\n1;2", ";"), ("один\n1", ";"),
        ("a,b;c,d\n", ","),
    ])
    func findsTheSeparator(_ text: String, _ separator: String) throws {
        let first = try #require(text.split(separator: "\n").first)
        #expect(CSVParser.separator(of: Array(first.utf8)) == separator.utf8.first)
    }

    @Test(arguments: ["a;b\nc;d\n", "a;b\r\nc;d\r\n", "a;b\rc;d\r", "a;b\nc;d"])
    func takesEveryLineEnd(_ text: String) throws {
        let records = try Self.records(text)
        #expect(records == [CSVRecord(line: 1, fields: ["a", "b"]), CSVRecord(line: 2, fields: ["c", "d"])])
    }

    @Test func saysWhereAQuoteWasForgotten() throws {
        var parser = CSVParser(separator: UInt8(ascii: ";"))
        parser.feed(Array("a;b\nc;\"d\ne;f\n".utf8))
        parser.finish()
        #expect(try parser.next()?.fields == ["a", "b"])
        let error = #expect(throws: SvodError.self) { try parser.next() }
        #expect(error?.message == "line 2: a quote is opened and never closed")
    }

    @Test func refusesWhatIsTooLong() throws {
        var parser = CSVParser(separator: UInt8(ascii: ";"), limits: CSVLimits(field: 10, fields: 4, lines: 2))
        parser.feed(Array("0123456789X\n".utf8))
        #expect(throws: SvodError.self) { try parser.next() }
        parser = CSVParser(separator: UInt8(ascii: ";"), limits: CSVLimits(field: 10, fields: 4, lines: 2))
        parser.feed(Array("1;2;3;4;5\n".utf8))
        #expect(throws: SvodError.self) { try parser.next() }
        parser = CSVParser(separator: UInt8(ascii: ";"), limits: CSVLimits(field: 10, fields: 4, lines: 2))
        parser.feed(Array("\"1\n2\n3\n4\"\n".utf8))
        let error = #expect(throws: SvodError.self) { try parser.next() }
        #expect(error?.message == "line 1: a quote is opened and not closed within 2 lines")
    }

    @Test func anEmptyFileHasNoRecords() throws {
        #expect(try Self.records("").isEmpty)
        #expect(try Self.records("\r\n\r\n").isEmpty)
    }
}
