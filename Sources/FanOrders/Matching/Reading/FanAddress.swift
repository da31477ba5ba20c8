/// A street and a house.
struct FanAddress: Hashable, Sendable {
    /// The stem of the street's last word.
    var street: UInt32
    /// The house; 0 where none stands.
    var house: UInt16
}
