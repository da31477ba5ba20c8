import Domain
import Records
import Store
import Synchronization

/// The clock of a rehearsal: the machine's and so much more, moved forward by `svod clock`.
///
/// Rehearsed is on a store of its own. One that was worked with is refused, and one that was rehearsed on is opened by
/// `svod run --rehearsal` alone: what happened in it carries dates of its own.
final class RehearsalClock: Sendable {
    private let offset: Mutex<Duration>
    private let machine: WallClock

    private init(offset: Duration, machine: WallClock) {
        self.offset = Mutex(offset)
        self.machine = machine
    }

    /// What the daemon reads the time from.
    var wallClock: WallClock { WallClock { [self] in machine.now() + offset.withLock { $0 } } }

    /// The clock of `engine`'s rehearsal: where it stood, or at `start` when it begins; nil without `start`.
    ///
    /// Throws `conflict` when the store is no rehearsal's, or is one and `start` is nil.
    static func open(
        _ engine: any Engine,
        from start: Timestamp?,
        machine: WallClock = .system
    ) async throws -> RehearsalClock? {
        let known = try await engine.read { try RehearsalBook.offset(in: $0) }
        guard let start else {
            if known == nil { return nil }
            throw SvodError(.conflict, "the store is one of a rehearsal: start with --rehearsal, or name another store")
        }
        if let known { return RehearsalClock(offset: known, machine: machine) }
        let offset = start - machine.now()
        try await engine.write(.normal) { connection in
            guard try RehearsalBook.isUntouched(in: connection) else {
                throw SvodError(.conflict, "the store has been worked with: a rehearsal needs an empty one of its own")
            }
            try RehearsalBook.keep(offset, in: connection)
        }
        return RehearsalClock(offset: offset, machine: machine)
    }

    /// Lets `span` pass. Nobody is signed out by it; timers that fall due meanwhile fire once the journal tells of it.
    ///
    /// Throws `invalidInput` for a step back, and from the store.
    func advance(by span: Duration, _ engine: any Engine) async throws {
        guard span >= .zero else { throw SvodError(.invalidInput, "a rehearsal's clock goes forward only") }
        let new = offset.withLock { $0 } + span
        // Sessions first: none may look idle to whoever asks between the two.
        try await engine.write(.normal) { connection in
            try RehearsalBook.keep(new, in: connection)
            try SessionBook.shift(by: span, in: connection)
        }
        offset.withLock { $0 = max($0, new) }
        let now = wallClock.now()
        try await engine.write(.normal) { connection in
            // Whoever waits for a moment looks again: it may have come.
            connection.announce([.timers, .outbox])
            let data: EventData = ["seconds": .number(span.components.seconds)]
            try Journal.append(
                NewJournalEntry(at: now, kind: "clock.moved", subject: "clock", cause: .command, data: data.json),
                in: connection
            )
        }
    }
}
