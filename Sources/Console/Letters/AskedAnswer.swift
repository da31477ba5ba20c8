import Domain
import Records
import Store

/// What a card's letters, forms and messages say of who asks and for what, each value with where it stands: nobody needs to
/// look for a number through a long correspondence, or to believe one that a machine read.
struct AskedAnswer: Encodable {
    /// Where something was said.
    struct Place: Encodable, Equatable {
        let message: MessageRecordID
        let conversation: ConversationID
        let kind: RequestKind
        let source: String
        let at: Timestamp
    }

    /// A value of the client's, as people read it: `phone`, `+7 (921) 123-45-67`.
    struct Fact: Encodable, Equatable {
        let name: String
        let value: String
        let place: Place
    }

    /// A line of goods.
    struct Line: Encodable, Equatable {
        let line: RequestLine
        let place: Place
    }

    let facts: [Fact]
    let lines: [Line]

    /// So many messages are looked at.
    private static let most = 200
    /// So many lines are shown.
    private static let longest = 500

    /// Gathers it from messages, latest first. A value that was said several times stands where it was said first; lines
    /// stand in the order in which they were asked for.
    init(_ messages: [MessageRecord]) {
        var (facts, lines): ([Fact], [Line]) = ([], [])
        for message in messages.reversed() where message.direction == .in && message.standing == .person {
            let place = Place(
                message: message.id,
                conversation: message.conversation,
                kind: message.kind,
                source: message.source,
                at: message.receivedAt
            )
            for (name, value) in Self.values(of: message.client)
            where !facts.contains(where: { $0.name == name && FoldedKey.of($0.value) == FoldedKey.of(value) }) {
                facts.append(Fact(name: name, value: value, place: place))
            }
            // Who sends the same list again asks for it once.
            let asked = lines.map(\.line)
            lines += message.lines.filter { !asked.contains($0) }.map { Line(line: $0, place: place) }
        }
        self.facts = facts
        self.lines = Array(lines.prefix(Self.longest))
    }

    static func read(_ lead: LeadID?, in connection: any Connection) throws -> AskedAnswer {
        AskedAnswer(try lead.map { try MessageBook.all(of: $0, limit: most, in: connection) } ?? [])
    }

    private static func values(of client: RequestClient?) -> [(name: String, value: String)] {
        guard let client else { return [] }
        let phones = client.phones.map { ("phone", PhoneNumber($0)?.formatted ?? $0) }
        let rest = [("name", client.name), ("company", client.company), ("inn", client.inn), ("email", client.email)]
        return rest.compactMap { name, value in value.map { (name, $0) } } + phones
    }
}
