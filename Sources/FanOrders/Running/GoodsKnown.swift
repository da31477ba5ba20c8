import Domain

/// Which goods the index knows, to tell whether others have become known since.
package struct GoodsKnown: Hashable, Sendable {
    /// What can be asked for cheaply: it changes whenever 1C tells of goods, if only of a price.
    package struct Mark: Hashable, Sendable {
        let count: Int
        let last: Timestamp?
    }

    let mark: Mark
    /// The hash of all articles and names; it holds within one process.
    let goods: Int
}
