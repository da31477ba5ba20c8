/// Which stages a person may move a card to.
package enum StageOrder: String, Hashable, Sendable {
    /// Any.
    case free
    /// Any further one, and back; fields of the stages between are asked for.
    case forward
    /// The next one, and back.
    case strict
}
