import Domain

/// What a card's fields held when they were kept: only those which were touched; nil is a field that was emptied.
struct DraftBody: Codable, Equatable {
    /// A field that was touched.
    enum Field: String, CaseIterable, CodingKey {
        case topic, topicOther, comment, transferredTo
    }

    /// The texts of touched fields.
    var texts: [Field: String?] = [:]
    /// The person, where that field was touched.
    var transferredTo: StaffID??

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Field.self)
        for field in [Field.topic, .topicOther, .comment] where container.contains(field) {
            texts[field] = .some(try container.decodeIfPresent(String.self, forKey: field))
        }
        if container.contains(.transferredTo) {
            transferredTo = .some(try container.decodeIfPresent(StaffID.self, forKey: .transferredTo))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Field.self)
        for (field, text) in texts { try container.encode(text, forKey: field) }
        if let transferredTo { try container.encode(transferredTo, forKey: .transferredTo) }
    }

    /// Whether any field was touched.
    var isEmpty: Bool { texts.isEmpty && transferredTo == nil }

    /// The commands that make a lead what was typed. The topic and its text go together; what stays untouched of the two
    /// is taken from `lead`.
    func commands(onto lead: (topic: String?, topicOther: String?)) -> [LeadCommand] {
        var commands: [LeadCommand] = []
        if texts[.topic] != nil || texts[.topicOther] != nil {
            let topic = texts[.topic] ?? lead.topic
            let other = texts[.topicOther] ?? lead.topicOther
            commands.append(.setTopic(topic, other: other))
        }
        if let comment = texts[.comment] { commands.append(.setComment(comment)) }
        if let transferredTo { commands.append(.setTransferredTo(transferredTo)) }
        return commands
    }
}
