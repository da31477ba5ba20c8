/// A run of letters, a run of digits, or a single mark of a folded text.
struct FanToken: Sendable {
    enum Kind: UInt8, Sendable {
        case word
        case number
        case mark
        case line
    }

    /// What it is.
    var kind: Kind
    /// Whether it stands next to the token before it, with no blank between.
    var isGlued: Bool
    /// Where it stands in the folded text.
    var start: Int32
    var end: Int32
    /// The mark itself.
    var mark: UInt16 = 0

    var range: Range<Int> { Int(start)..<Int(end) }
    var count: Int { Int(end - start) }
}
