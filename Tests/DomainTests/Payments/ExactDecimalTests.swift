import Domain
import Testing

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("0", 0), ("23 000", 230_000_000), ("1 234,50", 12_345_000), ("11\u{A0}500,00", 115_000_000),
        ("11\u{202F}500.0", 115_000_000), ("0.3333", 3333), ("0.33335", 3334), ("-5.5", -55_000),
        ("\u{2212}5", -50_000),
        ("5.616.666,67", 56_166_666_700), ("1,234.50", 12_345_000), ("1'234.50", 12_345_000),
        ("1.234.567", 12_345_670_000),
        ("+7", 70_000), (".5", 5000), ("5.", 50_000), ("00012", 120_000),
        ("99999999999999.9999", 999_999_999_999_999_999),
    ])
    func readsNumbersAsTheyAreWritten(_ text: String, _ tenThousandths: Int64) {
        #expect(ExactDecimal(text)?.tenThousandths == tenThousandths)
    }

    @Test(arguments: [
        "", " ", ".", "-", "сто", "1.2.3,4,5", "1,2.3,4", "12a", "1-2", "--1", "1e5", "100000000000000", "0x10", "1..2",
        "NaN", "1 000 руб",
    ])
    func refusesWhatIsNoNumber(_ text: String) { #expect(ExactDecimal(text) == nil) }

    @Test(arguments: [(15_000, 150, 1500), (49, 0, 5), (50, 1, 5), (-50, -1, -5), (-49, 0, -5), (12_345, 123, 1235)])
    func roundsHalfAwayFromZero(_ tenThousandths: Int64, _ hundredths: Int64, _ thousandths: Int64) {
        let number = ExactDecimal(tenThousandths: tenThousandths)
        #expect(number.hundredths == hundredths && number.thousandths == thousandths)
    }

    @Test(arguments: [(1_081_591_200, "108159.12"), (3333, "0.3333"), (-55_000, "-5.50"), (0, "0.00"), (-3, "-0.0003")])
    func writesAPointAndTwoPlaces(_ tenThousandths: Int64, _ text: String) {
        #expect(ExactDecimal(tenThousandths: tenThousandths).description == text)
        #expect(ExactDecimal(text)?.tenThousandths == tenThousandths)
    }

    @Test func addsUnlessItOverflows() {
        #expect(ExactDecimal("1.5")?.adding(.zero)?.description == "1.50")
        #expect(ExactDecimal(tenThousandths: .max).adding(ExactDecimal(tenThousandths: 1)) == nil)
    }
}
