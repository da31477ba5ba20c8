import Testing

@testable import Sheets
@testable import Tables

@Suite struct ColumnNameTests {
    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
    func namesAndNumbersAgree(_ index: Int, _ name: String) {
        #expect(ColumnName.of(index) == name)
        #expect(ColumnName.index(of: name) == index)
        #expect(ColumnName.index(of: name.lowercased() + "12") == index)
    }

    @Test(arguments: ["", "1", "Ж", "A B", "ZZZZZZZZZZZZZZZZ"])
    func whatIsNoColumnIsNone(_ text: String) { #expect(ColumnName.index(of: text) == nil) }

    @Test(arguments: [
        (7_707_083_893, "7707083893"), (19.989999999999998, "19.99"), (0.1, "0.1"), (1e20, "100000000000000000000"),
        (-5, "-5"), (0.000001, "0.000001"), (1234.5, "1234.5"),
    ])
    func numbersReadAsPeopleWroteThem(_ number: Double, _ text: String) {
        #expect(SheetNumber.text(of: number) == text)
    }
}
