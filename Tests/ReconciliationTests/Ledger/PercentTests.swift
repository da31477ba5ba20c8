import Testing

@testable import Reconciliation

/// Whole percentages, downwards.
@Suite struct PercentTests {
    @Test(
        arguments: [
            (0, 100, 0), (1, 100, 1), (999, 1000, 99), (99_999_999, 100_000_000, 99), (1000, 1000, 100),
            (1001, 1000, 100), (1555, 1000, 155), (-5, 100, 0), (.max, .max, 100), (.max, 1, .max),
        ] as [(Int64, Int64, Int64)]
    )
    func percentagesAreRoundedDown(_ part: Int64, _ whole: Int64, _ percent: Int64) {
        #expect(Percent.of(part, in: whole) == percent)
    }

    @Test(arguments: [0, -1] as [Int64])
    func thereIsNoPercentageOfNothing(_ whole: Int64) { #expect(Percent.of(5, in: whole) == nil) }
}
