/// A file that goes with a letter; its bytes stand in the blob folder under their hash.
package struct LetterFile: Hashable, Sendable, Codable {
    /// The name that the receiver sees.
    package var name: String
    /// Its media type: `application/pdf`.
    package var type: String
    /// SHA-256 of the bytes in hexadecimal.
    package var hash: String

    /// Creates a file.
    package init(name: String, type: String, hash: String) {
        self.name = name
        self.type = type
        self.hash = hash
    }
}
