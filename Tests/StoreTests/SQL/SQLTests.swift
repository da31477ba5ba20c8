import Domain
import Testing

@testable import Store

@Suite struct SQLTests {
    private enum Colour: String { case red, green }

    @Test func bindsWhatIsInterpolated() throws {
        let id = LeadID(42)
        let none: String? = nil
        let sql: SQL = "SELECT \(1), \("x'; --"), \(true), \(id), \(Colour.red), \(none), \([1, 2] as [UInt8])"
        let rendered = try sql.rendered(for: .postgres)
        #expect(rendered.text == "SELECT $1, $2, $3, $4, $5, $6, $7")
        #expect(
            rendered.values == [
                .integer(1), .text("x'; --"), .integer(1), .integer(42), .text("red"), .null, .blob([1, 2]),
            ]
        )
        #expect(rendered.types == [.integer, .text, .integer, .integer, .text, .text, .blob])
        #expect(try sql.rendered(for: .sqlite).text == "SELECT ?, ?, ?, ?, ?, ?, ?")
    }

    @Test func splicesPiecesWithTheirValues() throws {
        let mine: SQL = "owner_id = \(LeadID(7))"
        let sql: SQL = "SELECT id FROM lead WHERE \(mine) AND status IN (\(list: [Colour.red, .green])) LIMIT \(5)"
        let rendered = try sql.rendered(for: .postgres)
        #expect(rendered.text == "SELECT id FROM lead WHERE owner_id = $1 AND status IN ($2, $3) LIMIT $4")
        #expect(rendered.values == [.integer(7), .text("red"), .text("green"), .integer(5)])
    }

    @Test func joinsPieces() throws {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)"]
        #expect(try conditions.joined(" AND ").rendered(for: .postgres).text == "a = $1 AND b = $2")
        #expect([SQL]().joined(" AND ").isEmpty)
    }

    @Test func listsOfAnyLengthAreStatementsOfFewLengths() throws {
        let texts = try (1...64).map { count in
            let sql: SQL = "id IN (\(list: (1...count).map { Int64($0) }))"
            let rendered = try sql.rendered(for: .sqlite)
            #expect(Set(rendered.values) == Set((1...count).map { .integer(Int64($0)) }))
            #expect(rendered.values.count == rendered.text.count { $0 == "?" })
            return rendered.text
        }
        #expect(Set(texts).count == 7)
    }

    @Test func anEmptyListMatchesNothing() throws {
        let sql: SQL = "id IN (\(list: [Int64]()))"
        #expect(try sql.rendered(for: .sqlite).text == "id IN (NULL)")
    }

    @Test(arguments: EngineKind.allCases)
    func refusesTextWithNUL(_ kind: EngineKind) {
        let sql: SQL = "SELECT \("a\u{0}b")"
        let error = #expect(throws: SvodError.self) { try sql.rendered(for: kind) }
        #expect(error?.code == .invalidInput)
    }

    @Test func showsNoValuesInALog() {
        let sql: SQL = "SELECT id FROM person WHERE name = \("Иванов")"
        #expect(sql.description == "SELECT id FROM person WHERE name = ?")
    }

    @Test(arguments: [
        ("abc", "abd"), ("ab\u{10FFFF}", "ac"), ("я", "ѐ"), ("\u{D7FF}", "\u{E000}"),
    ])
    func aPrefixIsARange(_ prefix: String, _ end: String) throws {
        let rendered = try SQL.startsWith("name", prefix).rendered(for: .sqlite)
        #expect(rendered.text == "(name >= ? AND name < ?)")
        #expect(rendered.values == [.text(prefix), .text(end)])
    }

    @Test func anEmptyPrefixHasNoEnd() throws {
        #expect(try SQL.startsWith("name", "").rendered(for: .sqlite).text == "name >= ?")
    }
}
