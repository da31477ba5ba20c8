import Domain

/// The body of a card's request: what was typed, the version that the person saw, and what the button adds.
struct CardCommand: Decodable {
    /// The fields that were touched.
    let changes: DraftBody
    /// The lead's version that the person saw.
    let version: Int64?
    /// The call whose card it is.
    let call: CallRecordID?
    /// Why it is rejected.
    let reason: String?
    /// The text behind a reason that asks for one.
    let note: String?
    /// To which lead or to which member of staff.
    let to: Int64?
    /// Whether the colleague is asked first.
    let mode: Mode?
    /// The person outside whose matter it is.
    let person: PersonID?
    /// Further fields that the lead's funnel asked for, by their names there.
    let fields: [String: JSONValue]?

    /// The ways of handing a call over.
    enum Mode: String, Decodable {
        case blind, attended
    }

    private enum Key: String, CodingKey {
        case version, call, reason, note, to, mode, person, fields
    }

    init(from decoder: any Decoder) throws {
        changes = try DraftBody(from: decoder)
        let container = try decoder.container(keyedBy: Key.self)
        version = try container.decodeIfPresent(Int64.self, forKey: .version)
        call = try container.decodeIfPresent(CallRecordID.self, forKey: .call)
        reason = try container.decodeIfPresent(String.self, forKey: .reason)
        note = try container.decodeIfPresent(String.self, forKey: .note)
        to = try container.decodeIfPresent(Int64.self, forKey: .to)
        mode = try container.decodeIfPresent(Mode.self, forKey: .mode)
        person = try container.decodeIfPresent(PersonID.self, forKey: .person)
        fields = try container.decodeIfPresent([String: JSONValue].self, forKey: .fields)
        try check()
    }

    private func check() throws {
        for case let text? in Array(changes.texts.values) + [reason, note] where text.utf8.count > CardCommand.longest {
            throw SvodError(.limitExceeded, "a text of the card is longer than \(CardCommand.longest) bytes")
        }
    }

    /// Bytes of a comment: 4000 letters of any script.
    static let longest = 16_000
}
