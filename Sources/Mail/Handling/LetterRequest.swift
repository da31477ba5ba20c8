import Domain
import Understanding

/// Makes a request of a letter that was understood.
struct LetterRequest {
    private let hints: UnderstandingHints

    init(hints: UnderstandingHints) { self.hints = hints }

    /// The request.
    func make(_ letter: Letter, _ understood: UnderstoodLetter, _ arrival: LetterArrival) -> IncomingRequest {
        var request = IncomingRequest(
            kind: .letter,
            source: arrival.place.box,
            key: arrival.place.key,
            sentAt: sentAt(letter, arrival),
            receivedAt: arrival.receivedAt,
            text: understood.reply,
            client: understood.client
        )
        request.messageID = letter.messageID.map(MessageIDs.bare)
        request.references = letter.thread
        request.recipients = recipients(letter)
        request.standing = standing(letter, understood)
        request.subject = letter.subject.isEmpty ? nil : letter.subject
        request.fullText = Self.isSame(letter.text, understood.reply) ? nil : letter.text
        request.lines = understood.lines
        request.fields = understood.fields
        request.isHistory = arrival.isHistory
        return request
    }

    /// Whether two texts differ by blanks at most: then nothing more is to be shown.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        InkBytes(one).elementsEqual(InkBytes(other))
    }

    /// The inbox's stream of a conversation: letters of one thread are handled in order.
    static func stream(of letter: Letter, _ arrival: LetterArrival) -> String {
        let root = letter.thread.first ?? letter.messageID.map(MessageIDs.bare) ?? arrival.hash
        return "letters:" + root.prefix(200)
    }

    /// When it was sent, unless its clock is plainly wrong: later than it came, or long before.
    private func sentAt(_ letter: Letter, _ arrival: LetterArrival) -> Timestamp {
        guard let date = letter.date, date <= arrival.receivedAt + .seconds(600),
            arrival.isHistory || date >= arrival.receivedAt - .seconds(30 * 86_400)
        else { return arrival.receivedAt }
        return date
    }

    private func standing(_ letter: Letter, _ understood: UnderstoodLetter) -> RequestStanding {
        guard understood.standing == .person, understood.fields.isEmpty, understood.forwarded == nil,
            let from = letter.from.first, hints.ownAddresses.contains(from.key)
        else { return understood.standing }
        return .own
    }

    private func recipients(_ letter: Letter) -> [String] {
        var found: [String] = []
        for address in letter.recipients.map(\.address) + letter.deliveredTo {
            let key = address.lowercased()
            if !found.contains(key) { found.append(key) }
        }
        return Array(found.prefix(50))
    }
}
