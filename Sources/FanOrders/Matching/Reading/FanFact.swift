/// A fact of a profile by which a place of the text can be found again.
enum FanFact: Hashable, Sendable {
    case article(UInt32)
    case inn(UInt64)
    case tender(UInt64)
    case name(UInt32)
    case initials
    case domain(UInt32)
    case site
    case city(UInt16)
    case region(UInt16)
    case address(UInt32)
    case days
    case word(UInt32)
    case numbered(UInt32)
}
