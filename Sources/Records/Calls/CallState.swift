/// Where a call stands, as the `call` table keeps it.
package enum CallState: String, Hashable, Sendable, Codable, CaseIterable {
    /// It has entered; nothing rings, nobody talks (an IVR, a playback).
    case entered
    /// It waits in a queue.
    case queued
    /// A phone rings for it.
    case ringing
    /// A person talks with the other side.
    case talking
    /// It is on hold.
    case held
    /// It is parked.
    case parked
    /// It is over.
    case ended
}
