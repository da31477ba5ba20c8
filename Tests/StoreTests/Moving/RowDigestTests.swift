import Testing

@testable import Store

@Suite struct RowDigestTests {
    private func digest(_ rows: [[SQLValue]]) -> RowDigest {
        rows.reduce(into: RowDigest()) { $0.add($1) }
    }

    @Test func theOrderOfRowsDoesNotMatterAndEverythingElseDoes() {
        let rows: [[SQLValue]] = [[.integer(1), .text("a")], [.integer(2), .null]]
        #expect(digest(rows) == digest(rows.reversed()))
        let others: [[[SQLValue]]] = [
            [], [rows[0]], rows + [rows[0]], [[.integer(1), .text("b")], rows[1]],
            [[.integer(1), .blob([97])], rows[1]],
            [[.text("a"), .integer(1)], rows[1]], [rows[0], [.integer(2), .text("")]],
            [rows[0], [.integer(2), .integer(0)]],
            [[.integer(1), .text("a"), .null], rows[1]],
        ]
        for other in others { #expect(digest(other) != digest(rows)) }
        #expect(Set(others.map { digest($0).text }).count == others.count)
    }

    @Test func valuesDoNotRunTogether() {
        #expect(digest([[.text("ab"), .text("c")]]) != digest([[.text("a"), .text("bc")]]))
        #expect(digest([[.integer(1)], [.integer(2)]]) != digest([[.integer(1), .integer(2)]]))
    }

    @Test func itIsPrintedInFullLength() {
        #expect(RowDigest().text == "0000000000000000")
        #expect(digest([[.integer(1)]]).text.count == 16)
    }
}
