import Testing

@testable import Telephony

@Suite struct BootBellTests {
    @Test func aRingThatNobodyHeardIsHeardByTheNext() async {
        let bell = BootBell()
        bell.ring()
        for await _ in bell.rings() { break }
        let rings = bell.rings()
        bell.ring()
        bell.finish()
        var count = 0
        for await _ in rings { count += 1 }
        #expect(count == 1)
    }

    @Test func aCancelledWaitCostsNoRing() async {
        let bell = BootBell()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in bell.rings() {} }
            group.cancelAll()
        }
        bell.ring()
        var isHeard = false
        for await _ in bell.rings() {
            isHeard = true
            break
        }
        #expect(isHeard)
    }

    @Test func afterTheEndNothingRings() async {
        let bell = BootBell()
        bell.finish()
        for await _ in bell.rings() { Issue.record("it rang") }
    }
}
