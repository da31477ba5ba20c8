package import Domain
import Foundation

/// What the inbox is told of a letter that was kept: the payload of its rows of kind ``inboxKind``. The bytes stand in
/// `mail_letter` under ``place``; ``LetterBook/kept(_:in:)`` finds them.
package struct LetterArrival: Hashable, Sendable, Codable {
    /// The kind of inbox rows that hold one in JSON.
    package static let inboxKind = "mail.letter"

    /// Where it lies on the server, which makes it one letter.
    package var place: LetterPlace
    /// When the server received it (`INTERNALDATE`).
    package var receivedAt: Timestamp
    /// SHA-256 of its body in hexadecimal.
    package var hash: String
    /// How many bytes it has.
    package var size: Int
    /// Whether it is of the past of its mailbox: nothing follows from it.
    package var isHistory: Bool

    /// Creates the news of a letter.
    package init(place: LetterPlace, receivedAt: Timestamp, hash: String, size: Int, isHistory: Bool) {
        self.place = place
        self.receivedAt = receivedAt
        self.hash = hash
        self.size = size
        self.isHistory = isHistory
    }

    /// Reads the payload of an inbox row.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when it is none.
    package init(payload: String?) throws {
        do {
            self = try JSONDecoder().decode(LetterArrival.self, from: Data((payload ?? "").utf8))
        } catch {
            throw SvodError(.invalidInput, "the row does not name a letter", cause: error)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case box, folder, uidvalidity, uid, hash, size, history
        case receivedAt = "received_at"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        place = LetterPlace(
            box: try values.decode(String.self, forKey: .box),
            folder: try values.decode(String.self, forKey: .folder),
            uidValidity: try values.decode(UIDValidity.self, forKey: .uidvalidity),
            uid: try values.decode(MessageUID.self, forKey: .uid)
        )
        receivedAt = try values.decode(Timestamp.self, forKey: .receivedAt)
        hash = try values.decode(String.self, forKey: .hash)
        size = try values.decode(Int.self, forKey: .size)
        isHistory = try values.decodeIfPresent(Bool.self, forKey: .history) ?? false
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(place.box, forKey: .box)
        try values.encode(place.folder, forKey: .folder)
        try values.encode(place.uidValidity, forKey: .uidvalidity)
        try values.encode(place.uid, forKey: .uid)
        try values.encode(receivedAt, forKey: .receivedAt)
        try values.encode(hash, forKey: .hash)
        try values.encode(size, forKey: .size)
        try values.encode(isHistory, forKey: .history)
    }
}
