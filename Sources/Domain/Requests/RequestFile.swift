/// A file that came with a request; its bytes stand in the blob store under their hash.
package struct RequestFile: Hashable, Sendable, Codable {
    /// The name as sent, without any path.
    package var name: String
    /// The media type as sent: `application/pdf`.
    package var type: String
    /// How many bytes it has, decoded.
    package var size: Int
    /// SHA-256 of the bytes in hexadecimal; nil for a file that was too large to be kept.
    package var hash: String?
    /// What can be read in it as text, cut to what the search keeps; nil where nothing can.
    package var text: String?

    /// Creates a file.
    package init(name: String, type: String, size: Int, hash: String? = nil, text: String? = nil) {
        self.name = name
        self.type = type
        self.size = size
        self.hash = hash
        self.text = text
    }
}
