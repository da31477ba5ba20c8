import Domain
import Testing

@Suite struct AttemptLimitTests {
    private let limit = AttemptLimit(free: 3, longest: .seconds(60))
    private let start = Timestamp(seconds: 1_000_000)

    private func fail(_ times: Int, _ key: String = "anna") { for _ in 0..<times { limit.failed([key], at: start) } }

    @Test(arguments: [(0, 0), (2, 0), (3, 1), (4, 2), (5, 4), (8, 32), (9, 60), (100, 60)])
    func eachFailureBeyondTheFreeOnesDoublesTheWait(_ failures: Int, _ seconds: Int) {
        fail(failures)
        #expect(limit.wait(["anna"], at: start) == .seconds(seconds))
        #expect(limit.wait(["boris"], at: start) == .zero)
    }

    @Test func theLongestWaitOfAllKeysCounts() {
        fail(3)
        fail(5, "10.0.0.7")
        #expect(limit.wait(["anna", "10.0.0.7"], at: start) == .seconds(4))
        #expect(limit.wait(["anna", "10.0.0.7"], at: start + .seconds(3)) == .seconds(1))
    }

    @Test func theRightPasswordForgetsTheFailuresAndSoDoesTime() {
        fail(9)
        limit.succeeded(["anna"])
        #expect(limit.wait(["anna"], at: start) == .zero)
        fail(9)
        limit.failed(["anna"], at: start + .seconds(61))
        #expect(limit.wait(["anna"], at: start + .seconds(61)) <= .zero)
    }
}
