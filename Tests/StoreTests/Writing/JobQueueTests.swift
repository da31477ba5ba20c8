import Synchronization
import Testing

@testable import Store

@Suite struct JobQueueTests {
    @Test func anEarlierLaneGoesFirst() throws {
        let queue = JobQueue()
        let order = Order()
        for (number, lane) in [Lane.bulk, .normal, .realtime, .bulk, .realtime].enumerated() {
            #expect(queue.append(job(number, order), to: lane))
        }
        #expect(queue.depths() == [.realtime: 2, .normal: 1, .bulk: 2])
        queue.close()
        while let (_, job) = queue.next() { job.fail(Refusal()) }
        #expect(order.numbers == [2, 4, 1, 0, 3])
    }

    @Test func nobodyJoinsWhileAnEarlierLaneWaits() throws {
        let queue = JobQueue()
        let order = Order()
        for (number, lane) in [Lane.bulk, .bulk].enumerated() { _ = queue.append(job(number, order), to: lane) }
        #expect(queue.nextToJoin(.bulk) != nil)
        _ = queue.append(job(2, order), to: .realtime)
        #expect(queue.nextToJoin(.bulk) == nil)
        #expect(queue.nextToJoin(.realtime) != nil)
        #expect(queue.nextToJoin(.bulk) != nil)
        #expect(queue.nextToJoin(.bulk) == nil)
    }

    @Test func aClosedQueueTakesNothing() {
        let queue = JobQueue()
        queue.close()
        #expect(!queue.append(job(1, Order()), to: .normal))
        #expect(queue.next() == nil)
    }

    @Test(.timeLimit(.minutes(10))) func theThreadThatWorkedLastIsWoken() async throws {
        let queue = JobQueue()
        let order = Order()
        var threads: [WorkerThread] = []
        for thread in 1...3 {
            threads.append(
                WorkerThread(name: "worker \(thread)") {
                    while queue.next() != nil { order.note(thread) }
                }
            )
            while queue.sleepers < thread { await Task.yield() }
        }
        for job in 0..<5 {
            _ = queue.append(self.job(job, order), to: .normal)
            while order.numbers.count <= job || queue.sleepers < 3 { await Task.yield() }
        }
        queue.close()
        for thread in threads { await thread.join() }
        #expect(order.numbers == [3, 3, 3, 3, 3])
    }

    @Test func aLongLineKeepsItsOrder() {
        var line = JobLine()
        let order = Order()
        for number in 0..<5000 { line.append(job(number, order)) }
        for _ in 0..<3000 { line.popFirst()?.fail(Refusal()) }
        for number in 5000..<6000 { line.append(job(number, order)) }
        #expect(line.count == 3000)
        while let job = line.popFirst() { job.fail(Refusal()) }
        #expect(order.numbers == Array(0..<6000))
    }

    private struct Refusal: Error {}

    /// A job that notes its number when it is answered.
    private func job(_ number: Int, _ order: Order) -> Job { Job(run: { _ in {} }, fail: { _ in order.note(number) }) }

    private final class Order: Sendable {
        private let noted = Mutex<[Int]>([])

        var numbers: [Int] { noted.withLock { $0 } }

        func note(_ number: Int) { noted.withLock { $0.append(number) } }
    }
}
