/// Where a part of the daemon stands in its life.
package enum PartPhase: Hashable, Sendable {
    /// It has been asked to run and has not yet done its first work.
    case starting
    /// It works.
    case up
    /// It waits on purpose until the moment given, and says why: a peer refuses, a disk is full.
    case backingOff(until: Timestamp, reason: String)
    /// It ended with an error and is not tried again without a person.
    case failed(reason: String)
    /// It was asked to stop and has stopped.
    case stopped

    /// The phase in one word, as health, metrics and `svod status` print it.
    package var word: String {
        switch self {
        case .starting: "starting"
        case .up: "up"
        case .backingOff: "backing-off"
        case .failed: "failed"
        case .stopped: "stopped"
        }
    }

    /// Why the part is not up, where it says so.
    package var reason: String? {
        switch self {
        case .backingOff(_, let reason), .failed(let reason): reason
        case .starting, .up, .stopped: nil
        }
    }
}
