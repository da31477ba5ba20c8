/// The object for which a request asks: what it is, its number, its name.
struct FanSite: Hashable, Sendable {
    /// Bit `k`: the words name an object of kind `k`; see ``WordLexicon``.
    var kinds: UInt64
    /// Its number: of a pumping station, of places in a school; 0 where none stands.
    var number: UInt32
    /// The stems of its name.
    var names: [UInt32]
}
