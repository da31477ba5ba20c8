import Synchronization

/// How many bytes of bodies that are being read may stand in memory together.
final class BodyBudget: Sendable {
    private let left: Mutex<Int>

    /// Creates a budget of so many bytes.
    init(_ bytes: Int) { left = Mutex(bytes) }

    /// Takes bytes; false when there are not so many.
    func take(_ count: Int) -> Bool {
        left.withLock { left in
            guard left >= count else { return false }
            left -= count
            return true
        }
    }

    /// Gives bytes back.
    func give(back count: Int) { left.withLock { $0 += count } }
}
