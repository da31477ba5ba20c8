/// A text file of a company's configuration folder.
package struct FunnelFile: Hashable, Sendable {
    /// The name that messages give, relative to the folder.
    package let name: String
    /// Its text.
    package let text: String

    /// Creates a file.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
