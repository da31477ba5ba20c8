import Domain
import Foundation
import Records
import Testing

@Suite struct FieldCodingTests {
    private static let values: [FieldValue] = [
        .text(""), .text("Шкафы архивные, 12 шт."), .text("a \"b\" \\ c"), .text("two\nlines"), .text("tab\t"),
        .text("a/b"), .text("\u{7F}"), .text("\u{2028}"), .text("👍🏽 é"), .text("}}"), .text("true"), .text("12"),
        .flag(true), .flag(false), .int(0), .int(-7), .int(.max), .int(.min), .quantity(2500),
        .money(Money(minor: -10_000_000)), .money(Money(minor: 5, currency: "EUR")),
        .money(Money(minor: 5, currency: "\"")), .moment(Timestamp(microseconds: 1_700_000_000_000_001)),
        .staff(StaffID(4)), .department(DepartmentID(5)), .person(PersonID(6)), .company(CompanyID(7)),
        .card(CardID(8)), .list([]), .list([.text("a"), .staff(StaffID(1))]),
        .table([["name": .text("x"), "sum": .money(Money(minor: 1))], [:]]),
    ]

    private static func json(_ value: FieldValue) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test(arguments: values)
    func writesWhatAnEncoderWrites(_ value: FieldValue) throws {
        #expect(try FieldCoding.text(of: value) == Self.json(value))
    }

    @Test(arguments: values)
    func readsBackWhatItWrote(_ value: FieldValue) throws {
        #expect(try FieldCoding.value(from: FieldCoding.text(of: value)) == value)
        #expect(try FieldCoding.value(from: Self.json(value)) == value)
    }

    @Test func readsDates() throws {
        let date = try #require(CivilDate("2026-11-04"))
        #expect(try FieldCoding.text(of: .date(date)) == Self.json(.date(date)))
        #expect(try FieldCoding.value(from: Self.json(.date(date))) == .date(date))
    }

    @Test(arguments: [
        "{ \"text\" : { \"_0\" : \"x\" } }", "{\"text\":{\"_0\":\"\\u0041\"}}", "{\"int\":{\"_0\":1.0}}",
        "{\"money\":{\"_0\":{\"minor\":5,\"currency\":\"RUB\"}}}", "{\"flag\":{\"_0\": true}}",
    ])
    func readsWhatOthersWroteAsADecoderDoes(_ text: String) throws {
        let value = try JSONDecoder().decode(FieldValue.self, from: Data(text.utf8))
        #expect(try FieldCoding.value(from: text) == value)
    }

    @Test(arguments: [
        "", "{}", "null", "{\"text\":{\"_0\":5}}", "{\"int\":{\"_0\":\"5\"}}", "{\"int\":{\"_0\":--5}}",
        "{\"date\":{\"_0\":\"2026-02-30\"}}", "{\"staff\":{\"_0\":}}", "{\"nothing\":{\"_0\":5}}",
        "{\"int\":{\"_0\":5}",
        "{\"text\":{\"_0\":\"a\"b\"}}", "{\"flag\":{\"_0\":yes}}", "{\"int\":{\"_0\":99999999999999999999}}",
    ])
    func refusesWhatIsNoValue(_ text: String) {
        let error = #expect(throws: SvodError.self) { try FieldCoding.value(from: text) }
        #expect(error?.code == .storeFailed)
    }
}
