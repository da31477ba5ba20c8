import Domain
import Hummingbird
import NIOCore
import Synchronization

/// Reads bodies within limits: of size, of time, and of what all of them together may hold in memory.
struct BodyReader: Sendable {
    let limits: FormLimits
    let budget: BodyBudget
    let clock: any Clock<Duration>

    /// How long a body may take whatever its size, and the speed that it must have beyond that.
    static let patience = Duration.seconds(30)
    static let slowest = 16 << 10

    /// Reads a whole body into `parser`.
    ///
    /// - Throws: ``IntakeFault`` for what is too long, too slow, cut off or no form.
    func read(_ body: RequestBody, into parser: FormParser) async throws -> SubmittedForm {
        let received = Received()
        defer { budget.give(back: received.count) }
        let started = StartMark(clock)
        return try await withThrowingTaskGroup(of: SubmittedForm?.self) { group in
            group.addTask { try await self.parse(body, parser, received) }
            group.addTask {
                try await self.watch(started, received)
                return nil
            }
            defer { group.cancelAll() }
            guard let form = try await group.next() ?? nil else { throw Self.tooSlow }
            return form
        }
    }

    private func parse(
        _ body: RequestBody,
        _ empty: FormParser,
        _ received: Received
    ) async throws -> SubmittedForm {
        var parser = empty
        do {
            for try await piece in body {
                guard budget.take(piece.readableBytes) else { throw Self.busy }
                received.add(piece.readableBytes)
                try parser.feed(piece.readableBytesView)
            }
        } catch let fault as IntakeFault {
            throw fault
        } catch {
            throw IntakeFault(400, "cut_off", "Запрос оборвался", "The request was cut off")
        }
        return try parser.finish()
    }

    /// Ends when the body has been too slow.
    private func watch(_ started: StartMark, _ received: Received) async throws {
        while true {
            let allowed = Self.patience + .milliseconds(received.count * 1000 / Self.slowest)
            let left = allowed - started.elapsed
            guard left > .zero else { return }
            try await clock.sleep(for: left)
        }
    }

    private static let tooSlow = IntakeFault(
        408,
        "too_slow",
        "Запрос шёл слишком медленно",
        "The request came too slowly"
    )

    private static let busy = IntakeFault(
        503,
        "busy",
        "Слишком много запросов сразу, повторите позже",
        "Too many requests at once, try again later",
        retryAfter: 5
    )
}

/// How much of a body has come.
private final class Received: Sendable {
    private let bytes = Mutex(0)

    var count: Int { bytes.withLock { $0 } }

    func add(_ more: Int) { bytes.withLock { $0 += more } }
}

/// A moment of a clock of any kind.
private struct StartMark: Sendable {
    private let measure: @Sendable () -> Duration

    init(_ clock: any Clock<Duration>) { measure = Self.since(clock) }

    var elapsed: Duration { measure() }

    private static func since(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
