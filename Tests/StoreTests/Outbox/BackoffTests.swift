import Store
import Testing

@Suite struct BackoffTests {
    @Test(arguments: [(1, 2), (2, 4), (3, 8), (5, 32), (6, 60), (100, 60)])
    func doublesUpToALimit(_ failures: Int, _ seconds: Int) {
        let backoff = Backoff(first: .seconds(2), longest: .seconds(60), spread: 0.5, random: { 1 })
        #expect(backoff.delay(afterFailures: failures) == .seconds(seconds))
    }

    @Test func isSpreadByChance() {
        let backoff = Backoff(first: .seconds(10), spread: 0.2, random: { 0 })
        #expect(backoff.delay(afterFailures: 1) == .seconds(8))
    }
}
