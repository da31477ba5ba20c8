import Domain
import Funnels
import Records

/// A field as pages and programs are told of it: what it holds, who may write it, and what it holds now.
struct FieldFace: Encodable {
    struct Column: Encodable {
        let name: String
        let title: String
        let type: String
        let choices: [String]?
    }

    /// Who says so.
    struct Source: Encodable {
        /// `person`, `onec`, `call`, or the name of a rule.
        let name: String
        let staff: StaffID?
        let at: Timestamp
    }

    let name: String
    let title: String
    let type: String
    /// What can be chosen.
    let choices: [String]?
    /// The choices that ask for a text.
    let askingForText: [String]?
    /// The field that takes that text.
    let other: String?
    let columns: [Column]?
    let hint: String?
    var isReadOnly: Bool
    /// Whether it must be filled to go on from where the card stands, with what its other fields hold.
    var isRequired = false
    /// Whether the card cannot go on from its first stage without it: marked, and not insisted on.
    var isWanted = false
    /// Whether the present stage shows it first.
    var isFirst = false
    /// Why a dialogue asks for it.
    var why: String?
    var value: JSONValue?
    var source: Source?

    /// A funnel's own field.
    init(_ field: FunnelField, lists: [String: ChoiceList]) {
        self.init(
            field.name,
            title: field.title,
            type: field.type,
            lists: lists,
            other: field.otherField,
            hint: field.hint,
            isReadOnly: field.isReadOnly
        )
    }

    /// A field of that name and type, of which nothing else is said.
    init(
        _ name: String,
        title: String,
        type: FieldType,
        lists: [String: ChoiceList],
        other: String? = nil,
        hint: String? = nil,
        isReadOnly: Bool = false
    ) {
        self.name = name
        self.title = title
        self.type = FieldJSON.word(type)
        self.other = other
        self.hint = hint
        self.isReadOnly = isReadOnly
        if case .choice(let list) = type {
            choices = lists[list]?.entries
            askingForText = lists[list]?.askingForText.sorted()
        } else {
            (choices, askingForText) = (nil, nil)
        }
        if case .table(let all) = type {
            columns = all.map { column in
                let choices: [String]? = if case .choice(let list) = column.type { lists[list]?.entries } else { nil }
                return Column(
                    name: column.name,
                    title: column.title,
                    type: FieldJSON.word(column.type),
                    choices: choices
                )
            }
        } else {
            columns = nil
        }
    }
}
