import Domain

/// A step in a list of actions.
package struct ActionPosition: Hashable, Sendable, Codable {
    /// The list.
    package let list: ActionList
    /// The step's number, from 0.
    package let index: Int

    /// Creates a position.
    package init(list: ActionList, index: Int) {
        self.list = list
        self.index = index
    }
}
