import Domain
import Understanding

/// What was read of the files of a letter: an inbox row of kind ``inboxKind``.
struct LetterFilesReading: Hashable, Sendable, Codable {
    /// The kind of inbox rows that hold one in JSON.
    static let inboxKind = "mail.letter.files"

    /// The letter.
    var arrival: LetterArrival
    /// The texts of files by their hash.
    var texts: [String: String] = [:]
    /// The tables of sheets, in the order of the files.
    var tables: [TextTable] = []
    /// Why files could not be read, by their hash.
    var faults: [String: String] = [:]
}
