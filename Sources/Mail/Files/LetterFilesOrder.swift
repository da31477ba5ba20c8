import Domain
import Foundation

/// What is to be read of the files of a letter, apart from the transaction in which the letter was read: an outbox row
/// of the connector ``LetterFileReader``.
struct LetterFilesOrder: Hashable, Sendable, Codable {
    /// The connector's name.
    static let connector = "letter.files"
    /// The kind of its rows.
    static let kind = "read"

    /// The letter.
    var arrival: LetterArrival
    /// The inbox's stream of the letter.
    var stream: String
    /// The files, each kept under its hash.
    var files: [File]

    /// One file.
    struct File: Hashable, Sendable, Codable {
        /// Its name.
        var name: String
        /// Its media type.
        var type: String
        /// Under which hash it is kept.
        var hash: String
    }
}
