/// One round of one scene on a replayed exchange.
package struct PlayID: Hashable, Sendable {
    let number: Int
}
