/// An item of a file that was refused; what stands beside it was taken.
package struct PackageRefusal: Hashable, Sendable {
    /// The item's place among those of the file, from 0.
    package let position: Int
    /// 1C's identifier of it, where it had one.
    package let document: String?
    /// What is wrong with it, naming the line.
    package let reason: String

    /// Creates a refusal.
    package init(position: Int, document: String?, reason: String) {
        self.position = position
        self.document = document
        self.reason = reason
    }
}
