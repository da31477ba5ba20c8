import Glibc
import Synchronization

/// A named point at which a test may kill the process, to prove that nothing acknowledged is lost there.
///
/// `SVOD_FAILPOINT=name` kills at the first pass of the point, `SVOD_FAILPOINT=name:n` at the n-th. The process dies
/// as by `kill -9`: no buffer is flushed, nobody is told. Unset, a point costs one load of a constant.
package struct Failpoint: Sendable, Hashable {
    /// The name in the environment variable.
    package let name: String

    /// A statement of a transaction has been carried out; more may follow.
    package static let afterStatement = Failpoint(name: "after-statement")
    /// Everything of a transaction is written, COMMIT is not yet.
    package static let beforeCommit = Failpoint(name: "before-commit")
    /// The transaction stands, and nobody was told.
    package static let afterCommit = Failpoint(name: "after-commit")
    /// An adapter is about to answer outward for what it committed.
    package static let beforeAcknowledgement = Failpoint(name: "before-acknowledgement")
    /// An adapter has answered outward.
    package static let afterAcknowledgement = Failpoint(name: "after-acknowledgement")
    /// A connector has leased an outbox row and has not sent it.
    package static let beforeDelivery = Failpoint(name: "before-delivery")
    /// A connector has sent an outbox row; its settlement is not committed.
    package static let afterDelivery = Failpoint(name: "after-delivery")

    /// A row is being read apart from the store, and marked so.
    package static let whileReading = Failpoint(name: "while-reading")

    /// All points of a row that the store alone handles, in the order in which a row meets them.
    package static let all: [Failpoint] = [
        .afterStatement, .beforeCommit, .afterCommit, .beforeAcknowledgement, .afterAcknowledgement, .beforeDelivery,
        .afterDelivery,
    ]

    private static let armed: Armed? = Armed(environment: getenv("SVOD_FAILPOINT").map { String(cString: $0) })

    /// Dies here if the environment says so.
    package func reach() {
        guard let armed = Self.armed, armed.name == name else { return }
        if armed.passesLeft.subtract(1, ordering: .relaxed).newValue == 0 { kill(getpid(), SIGKILL) }
    }

    private final class Armed: Sendable {
        let name: String
        let passesLeft: Atomic<Int>

        init?(environment: String?) {
            guard let environment, !environment.isEmpty else { return nil }
            let parts = environment.split(separator: ":", maxSplits: 1)
            name = String(parts[0])
            passesLeft = Atomic(parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
        }
    }
}
