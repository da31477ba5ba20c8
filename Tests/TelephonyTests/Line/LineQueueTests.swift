import Domain
import Testing

@testable import Telephony

@Suite struct LineQueueTests {
    private let moment = Timestamp(seconds: 1_800_000_000)

    private func fact(_ number: Int, ends: Bool = false) -> CallFact {
        let call = CallID(exchange: ExchangeID("main"), uniqueID: "1.\(number)")
        let summary = CallSummary(outcome: .missed, hungUpBy: nil)
        let body = ends ? CallFact.Body.ended(summary) : .queued(queue: "sales")
        return CallFact(call: call, key: "\(number)", at: moment, body: body)
    }

    private func keys(_ items: [LineQueue.Item]) -> [String] {
        items.compactMap { if case .fact(let fact) = $0 { fact.key } else { nil } }
    }

    @Test func handsOutInOrderAndKeepsUntilDropped() {
        let queue = LineQueue()
        queue.put([fact(1), fact(2)], at: moment)
        queue.put([fact(3)], at: moment + .seconds(1))
        #expect(keys(queue.peek(2)) == ["1", "2"])
        #expect(queue.count == 3 && queue.oldest == moment)
        queue.drop(2)
        #expect(keys(queue.peek(9)) == ["3"])
        #expect(queue.oldest == moment + .seconds(1))
        queue.drop(9)
        #expect(queue.oldest == nil)
    }

    @Test func remembersWhichCallsEndWhileTheStoreIsAsked() {
        let queue = LineQueue()
        queue.put([fact(1, ends: true)], at: moment)
        queue.put([fact(2, ends: true)], at: moment)
        queue.drop(1)
        queue.watchEnds()
        queue.put([fact(3, ends: true), fact(4)], at: moment)
        queue.drop(9)
        #expect(queue.endedWhileWatching().map(\.uniqueID).sorted() == ["1.2", "1.3"])
        queue.put([fact(5, ends: true)], at: moment)
        #expect(queue.endedWhileWatching().isEmpty)
    }

    @Test func wakesItsDelivererOnceForManyPuts() async {
        let queue = LineQueue()
        queue.put([fact(1)], at: moment)
        queue.put([fact(2)], at: moment)
        queue.put([] as [CallFact], at: moment)
        queue.close()
        var wakes = 0
        for await _ in queue.wakes { wakes += 1 }
        #expect(wakes == 1)
    }
}
