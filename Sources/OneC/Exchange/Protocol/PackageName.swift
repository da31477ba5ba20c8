package import Domain

/// The name under which 1C sends a file or asks for its reading: a key, never a path on this machine.
///
/// Pictures of a catalogue come with folders (`import_files/1f/photo.jpg`); a name that leads out of its folder, or begins
/// at a root or a drive, is refused.
package struct PackageName: Hashable, Sendable {
    /// The name with `/` between folders.
    package let text: String

    /// Bytes of the longest name.
    private static let longest = 255

    /// Checks a name.
    ///
    /// - Throws: ``SvodError`` `invalidInput` saying what is wrong with it.
    package init(_ name: String) throws(SvodError) {
        let text = name.replacing("\\", with: "/")
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard !text.isEmpty, text.utf8.count <= Self.longest else {
            throw SvodError(.invalidInput, "filename: expected 1 to \(Self.longest) bytes, found \(text.utf8.count)")
        }
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }), parts.first?.contains(":") != true else {
            throw SvodError(.invalidInput, "filename: '\(name)' is a path of a machine, expected a name")
        }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw SvodError(.invalidInput, "filename: it has control characters")
        }
        self.text = text
    }

    /// Takes a name as the store keeps it.
    init(stored text: String) { self.text = text }

    /// Whether a file of that name is read for documents: a picture is not.
    var isRead: Bool { [".xml", ".txt"].contains { text.lowercased().hasSuffix($0) } }
}
