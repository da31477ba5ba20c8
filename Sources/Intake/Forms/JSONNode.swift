/// A value of JSON as it stands; numbers as they are written.
enum JSONNode: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONNode])
    case object([Member])

    /// A name and what stands under it.
    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONNode
    }
}
