/// A condition or a computed value as it was written, and the tree that was read from it.
package struct Expression: Hashable, Sendable {
    /// The text, for people.
    package let text: String
    /// Where it is written.
    package let place: FilePlace
    /// What it says.
    package let root: ExpressionNode
    /// The names it reads, whole (`company.contract_signed`): when one of these changes, it may answer otherwise.
    package let reads: Set<String>

    /// Creates an expression that has been read.
    package init(text: String, place: FilePlace, root: ExpressionNode, reads: Set<String>) {
        self.text = text
        self.place = place
        self.root = root
        self.reads = reads
    }
}
