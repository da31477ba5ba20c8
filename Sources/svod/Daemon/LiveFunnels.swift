import Funnels
import Synchronization

/// The funnels in force, which SIGHUP may exchange for others while everything runs.
final class LiveFunnels: Sendable {
    private let basis: Mutex<FunnelBasis>

    /// Starts with `basis` in force.
    init(_ basis: FunnelBasis) { self.basis = Mutex(basis) }

    /// The funnels in force now. Ask each time; keep no copy across a wait.
    var current: FunnelBasis { basis.withLock { $0 } }

    /// Puts `new` in force.
    func replace(with new: FunnelBasis) { basis.withLock { $0 = new } }
}
