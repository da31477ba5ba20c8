import Testing

@testable import OneC

/// How much an import takes at a time beside others.
@Suite struct WriterShareTests {
    @Test(
        "As many as fit into sixteen milliseconds, within bounds",
        arguments: [(100, 64), (500, 32), (1000, 16), (2000, 8), (50_000, 4)]
    )
    func itTakesWhatFits(microsecondsEach: Int, expected: Int) {
        var share = WriterShare()
        for _ in 0..<40 { share.held(.microseconds(microsecondsEach * share.items), items: share.items) }
        #expect(abs(share.items - expected) <= 1)
    }

    @Test func oneSlowTransactionHalvesItAtMost() {
        var share = WriterShare()
        let before = share.items
        share.held(.seconds(3), items: before)
        #expect(share.items >= before / 2)
    }

    @Test func nothingTakenSaysNothing() {
        var share = WriterShare()
        let before = share.items
        share.held(.milliseconds(50), items: 0)
        share.held(.zero, items: 8)
        #expect(share.items == before)
    }
}
