import Domain
import Synchronization

/// Lets what changes a session be done one thing after another.
///
/// 1C works through a session step by step, but asks again when its patience is over or the line broke: what it asked
/// first may still be under way then. Two of a kind side by side would write over each other's piece of a file, or count
/// orders as delivered that only the answer nobody read has told.
final class SessionTurns: Sendable {
    private typealias Waiter = CheckedContinuation<Void, Never>

    /// Those that wait, of each session of which something is under way.
    private let lines = Mutex<[ID<ExchangeSession>: [Waiter]]>([:])

    /// Carries `body` out when everything of the session that came before is over.
    func inTurn<Result: Sendable>(
        of session: ID<ExchangeSession>,
        _ body: () async throws -> Result
    ) async throws -> Result {
        await enter(session)
        defer { leave(session) }
        return try await body()
    }

    private func enter(_ session: ID<ExchangeSession>) async {
        await withCheckedContinuation { (waiter: Waiter) in
            let isFree = lines.withLock { lines in
                guard lines[session] == nil else {
                    lines[session]?.append(waiter)
                    return false
                }
                lines[session] = []
                return true
            }
            if isFree { waiter.resume() }
        }
    }

    private func leave(_ session: ID<ExchangeSession>) {
        let next = lines.withLock { lines -> Waiter? in
            guard let waiting = lines[session], let first = waiting.first else {
                lines[session] = nil
                return nil
            }
            lines[session] = Array(waiting.dropFirst())
            return first
        }
        next?.resume()
    }
}
