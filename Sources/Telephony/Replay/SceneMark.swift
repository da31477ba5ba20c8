/// A place in a recorded event that a new round writes anew, so that each round is new calls.
struct SceneMark: Hashable, Sendable {
    /// What stands there.
    enum Kind: Hashable, Sendable {
        /// A Uniqueid or Linkedid, `1795298691.18`: second of creation and serial number.
        case uniqueID(second: Int64, serial: Int)
        /// The eight hexadecimal digits at the end of a channel's name.
        case suffix(UInt32)
        /// The first eight digits of a bridge's UUID.
        case uuid(UInt32)
        /// `2026-11-21 22:04:51`, with the byte between date and time.
        case time(CivilTime, separator: UInt8)
        /// `20261121-220451`.
        case compactTime(CivilTime)
        /// A number that may be exchanged for another: the place in the scene's ``Scene/words``.
        case word(Int)
    }

    /// Where it begins in the event's bytes.
    let start: Int
    /// Where it ends.
    let end: Int
    /// What stands there.
    let kind: Kind
}
