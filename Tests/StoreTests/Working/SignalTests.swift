import Testing

@testable import Store

@Suite(.timeLimit(.minutes(10))) struct SignalTests {
    @Test func oneThatCameBeforeIsNotLost() async {
        let signal = Signal()
        signal.send()
        signal.send()
        await signal.wait()
    }

    @Test func wakesOneWhoWaits() async {
        let signal = Signal()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<1000 {
                group.addTask { signal.send() }
                await signal.wait()
            }
        }
    }

    @Test func aCancelledTaskDoesNotWait() async {
        let signal = Signal()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await signal.wait() }
            group.cancelAll()
        }
    }
}
