import Testing

@testable import Ops

@Suite struct BackOffTests {
    private let backOff = BackOff(first: .seconds(1), longest: .seconds(60))

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (1000, 60)])
    func delaysDoubleUpToTheLongest(_ attempt: Int, _ seconds: Int) {
        #expect(backOff.delay(attempt: attempt, chance: 0) == .seconds(seconds))
    }

    @Test func chanceShortensByUpToAQuarter() {
        #expect(backOff.delay(attempt: 3, chance: 0.999) > .seconds(3))
        #expect(backOff.delay(attempt: 3, chance: 0.5) == .milliseconds(3500))
    }
}
