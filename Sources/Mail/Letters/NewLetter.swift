package import Domain

/// A letter as it was fetched, ready to be kept.
package struct NewLetter: Sendable {
    /// What of it is kept.
    package enum Content: Sendable {
        /// Its bytes, in the table.
        case bytes([UInt8])
        /// Its bytes, in the blob folder under this hash.
        case blob(String)
        /// Only the beginning, since it is refused for this reason.
        case refused(header: [UInt8], reason: String)
    }

    /// Where it lies.
    package let place: LetterPlace
    /// When the server received it.
    package let receivedAt: Timestamp
    /// How many bytes it has.
    package let size: Int
    /// What tells it from others.
    package let mark: LetterMark
    /// Whether it is of the past.
    package let isHistory: Bool
    /// What is kept.
    package let content: Content

    /// Creates a letter.
    package init(
        place: LetterPlace,
        receivedAt: Timestamp,
        size: Int,
        mark: LetterMark,
        isHistory: Bool,
        content: Content
    ) {
        self.place = place
        self.receivedAt = receivedAt
        self.size = size
        self.mark = mark
        self.isHistory = isHistory
        self.content = content
    }

    /// What the inbox is told of it.
    package var arrival: LetterArrival {
        LetterArrival(place: place, receivedAt: receivedAt, hash: mark.bodyHash, size: size, isHistory: isHistory)
    }
}
