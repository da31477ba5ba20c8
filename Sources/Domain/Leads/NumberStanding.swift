/// What the number lists say of a caller.
package enum NumberStanding: String, Hashable, Sendable, Codable {
    /// On no list.
    case ordinary
    /// The number or the trunk is on the black list, and the number is not on the white one.
    case blocked
    /// The number is on the white list, whatever its trunk is on.
    case trusted
}
