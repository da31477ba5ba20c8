import Domain
import Funnels
import Records

/// The fields of a funnel's cards: its own and the built-in ones that its kind of card has.
struct CardFields {
    let funnel: Funnel
    let set: FunnelSet
    let words: Wording

    /// The built-in fields that people see on a card of this kind.
    private var builtIn: [BuiltInField] {
        let own: [BuiltInField] = [.title, .amount, .responsible, .company, .contact, .number]
        let lead: [BuiltInField] = [
            .title, .responsible, .phone, .topic, .topicText, .transferredTo, .channel, .comment, .company, .contact,
        ]
        return funnel.entity == .lead ? lead : own
    }

    /// Those of a card that somebody is about to make: a lead that no call makes is given its number by hand.
    var newborn: [FieldFace] {
        faces.map { face in
            var face = face
            if face.name == BuiltInField.phone.rawValue, funnel.field(face.name) == nil { face.isReadOnly = false }
            return face
        }
    }

    /// All of them without values: the built-in ones, then the funnel's own in the order of its file.
    var faces: [FieldFace] {
        let named = Set(funnel.fields.map(\.name))
        let common = builtIn.filter { !named.contains($0.rawValue) }.map(face)
        return common + funnel.fields.map { FieldFace($0, lists: set.lists) }
    }

    /// The type of the field called `name`; nil when there is none.
    func type(of name: String) -> FieldType? {
        funnel.field(name)?.type ?? BuiltInField(rawValue: name)?.type
    }

    /// What people read beside the field called `name`.
    func title(of name: String) -> String {
        funnel.field(name)?.title ?? BuiltInField(rawValue: name).map { words.text("builtin.\($0.rawValue)") } ?? name
    }

    private func face(_ field: BuiltInField) -> FieldFace {
        FieldFace(
            field.rawValue,
            title: words.text("builtin.\(field.rawValue)"),
            type: field.type,
            lists: set.lists,
            isReadOnly: field.isReadOnly
        )
    }

    /// The fields with the values of a card, marked as they are wanted now.
    func faces(of sheet: CardSheet, required: Set<String>) -> [FieldFace] {
        let stages = sheet.stages.compactMap { funnel.stage($0.stage) }
        let first = stages.flatMap(\.fields)
        let rows = Dictionary(sheet.fields.map { ($0.field, $0) }) { first, _ in first }
        return faces.map { face in
            var face = face
            face.isRequired = required.contains(face.name)
            if face.name == BuiltInField.phone.rawValue, let lead = sheet.lead, lead.source != .call {
                face.isReadOnly = false
            }
            face.isFirst = first.contains(face.name) || face.isRequired
            if let row = rows[face.name] {
                face.value = row.value.map(FieldJSON.json)
                face.source = FieldFace.Source(name: row.source.rawValue, staff: row.staff, at: row.at)
            } else {
                face.value = CardFields.builtIn(face.name, of: sheet).map(FieldJSON.json)
            }
            return face
        }
    }

    private static func builtIn(_ name: String, of sheet: CardSheet) -> FieldValue? {
        let tile = sheet.tile
        return switch BuiltInField(rawValue: name) {
        case .title: tile.title.isEmpty ? nil : .text(tile.title)
        case .amount: tile.amount.map { .money(Money(minor: $0, currency: tile.currency ?? "RUB")) }
        case .responsible: tile.responsible.map { .staff($0) }
        case .department: tile.department.map { .department($0) }
        case .contact: sheet.personID.map { .person($0) }
        case .company: sheet.companyID.map { .company($0) }
        case .number: tile.number.map { .text($0) }
        case .phone: tile.phone.map { .text($0) }
        case .topic: sheet.lead?.topic.map { .text($0) }
        case .topicText: sheet.lead?.topicOther.map { .text($0) }
        case .transferredTo: sheet.lead?.transferredTo.map { .staff($0) }
        case .channel: tile.channel.map { .text($0) }
        case .comment: sheet.lead?.comment.map { .text($0) }
        default: nil
        }
    }
}
