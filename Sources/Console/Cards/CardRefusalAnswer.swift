import Domain
import Funnels
import HTTPTypes
import Hummingbird

/// What a command on a card is refused with: everything that one dialogue asks, or what somebody else changed.
struct CardRefusalAnswer: Encodable {
    /// What is asked when a card is lost.
    struct Reason: Encodable {
        let stage: String
        let choices: [String]
        let askingForText: [String]
        let wantsText: Bool
        /// Whether any text will do.
        let isFree: Bool
    }

    /// What somebody else did meanwhile.
    struct Change: Encodable {
        /// `fields`, `stage` or the journal's word.
        let what: String
        /// The titles of fields, or of the stage.
        let titles: [String]
        let by: StaffID?
        let at: Timestamp
    }

    /// `missing`, `reason`, `conflict`, `notHere`, `notAllowed`, `invalid`, `closed`.
    let code: String
    var message = ""
    var missing: [FieldFace]?
    /// Fields for the text of "Другое", which are asked for in the same dialogue once that is chosen.
    var besides: [FieldFace]?
    var reason: Reason?
    var version: Int64?
    var changed: [Change]?
    var field: String?

    /// The refusal in the words of `fields`' funnel.
    init(_ refusal: Funnels.CardRefusal, _ fields: CardFields) {
        let words = fields.words
        switch refusal {
        case .missing(let all, let question):
            code = "missing"
            missing = all.map { CardRefusalAnswer.face($0, fields) }
            let others = Set(missing?.compactMap(\.other) ?? []).subtracting(all.map(\.field))
            besides = fields.faces.filter { others.contains($0.name) }
            reason = question.map(Reason.init)
        case .needsReason(let question):
            code = "reason"
            reason = Reason(question)
        case .conflict(let present, let changes):
            code = "conflict"
            version = present
            changed = changes.map { Change($0, fields) }
        case .notHere(let text):
            code = "notHere"
            message = words.text("refused.not_here", ["why": text])
        case .notAllowed(let text):
            code = "notAllowed"
            message = words.text("refused.not_allowed", ["why": text])
        case .invalid(let name, _):
            code = "invalid"
            field = name
            let type = fields.type(of: name).map { words.text("type.\(FieldJSON.word($0))") } ?? ""
            message = words.text("refused.invalid", ["field": fields.title(of: name), "why": type])
        case .closed(let outcome):
            code = "closed"
            message = words.text("refused.closed.\(outcome.rawValue)")
        }
    }

    private static func face(_ field: MissingField, _ fields: CardFields) -> FieldFace {
        let known = fields.faces.first { $0.name == field.field }
        var face = known ?? FieldFace(field.field, title: field.title, type: field.type, lists: fields.set.lists)
        face.isRequired = true
        face.why = why(field.why, fields)
        return face
    }

    private static func why(_ why: MissingField.Why, _ fields: CardFields) -> String? {
        func stage(_ key: String, _ name: String) -> String {
            fields.words.text(key, ["stage": fields.funnel.stage(name)?.title ?? name])
        }
        return switch why {
        case .toLeave(let name): stage("gate.leave", name)
        case .toEnter(let name), .gate(let name): stage("gate.enter", name)
        case .dependent: fields.words.text("gate.dependent")
        case .asked, .toCreate: nil
        }
    }

    /// The status that goes with it.
    var status: HTTPResponse.Status {
        switch code {
        case "conflict": .conflict
        case "notAllowed": .forbidden
        default: .unprocessableContent
        }
    }
}

extension CardRefusalAnswer.Reason {
    init(_ question: ReasonQuestion) {
        stage = question.stage
        choices = question.choices.entries
        askingForText = question.choices.askingForText.sorted()
        wantsText = question.wantsText
        isFree = question.list == nil
    }
}

extension CardRefusalAnswer.Change {
    init(_ change: CardChange, _ fields: CardFields) {
        by = change.by
        at = change.at
        switch change.what {
        case .fields(let names):
            what = "fields"
            titles = names.map(fields.title)
        case .stage(let name):
            what = "stage"
            titles = [fields.funnel.stage(name)?.title ?? name]
        case .other(let word):
            what = word
            titles = []
        }
    }
}
