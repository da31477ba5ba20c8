import Domain
import Foundation
import Records
import Store

/// Tells who comes second what happened to a card since they saw it.
enum CardVersions {
    /// Refuses a command on a card that has changed since `version`. One that only writes `fields` may come second where
    /// nothing but other fields was written: a robot's file does not undo what a person types.
    ///
    /// - Throws: ``CardRefusal`` `conflict`; ``SvodError`` `notFound`, or from the store.
    static func check(
        _ card: CardID,
        _ version: Int64?,
        writing fields: Set<String>? = nil,
        in connection: any Connection
    ) throws {
        guard let version else { return }
        let record = try CardBook.record(of: card, in: connection)
        guard record.version != version else { return }
        let (changed, isAll) = try changes(of: record, since: version, connection)
        if let fields, isAll, !changed.isEmpty, changed.allSatisfy({ $0.isApart(from: fields) }) { return }
        throw CardRefusal.conflict(version: record.version, changed: changed)
    }

    /// No more of the journal is looked at: who saw a card so long ago looks at it again.
    private static let most = 50

    private static func changes(
        of card: CardRecord,
        since version: Int64,
        _ connection: any Connection
    ) throws -> (changes: [CardChange], isAll: Bool) {
        let entries = try Journal.entries(subject: card.name.subject, limit: most, in: connection)
        var found: [CardChange] = []
        for entry in entries.reversed() {
            guard let mark = try? JSONDecoder().decode(MixedMark.self, from: Data(entry.data.utf8)) else { continue }
            if let seen = mark.version, seen <= version { return (found.reversed(), true) }
            guard let what = what(entry.kind, mark) else { continue }
            found.append(CardChange(what: what, by: entry.actor, at: entry.at))
        }
        return (found.reversed(), entries.count < most)
    }

    /// The members of a journal entry's data that tell what changed; `to` may be a stage's name or somebody's number.
    private struct MixedMark: Decodable {
        let version: Int64?
        let fields: String?
        let field: String?
        let to: String?

        private enum Key: String, CodingKey { case version, fields, field, to }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            version = try values.decodeIfPresent(Int64.self, forKey: .version)
            fields = try? values.decodeIfPresent(String.self, forKey: .fields)
            field = try? values.decodeIfPresent(String.self, forKey: .field)
            to = try? values.decodeIfPresent(String.self, forKey: .to)
        }
    }

    private static func what(_ kind: String, _ mark: MixedMark) -> CardChange.What? {
        switch kind {
        case "card.edited": .fields((mark.fields ?? "").split(separator: ",").map(String.init))
        case "card.set": mark.field.map { .fields([$0]) }
        case "card.moved", "card.reopened": mark.to.map { .stage($0) }
        case "card.assigned": .fields(["responsible"])
        case "card.closed", "card.pressed", "card.tagged", "card.untagged": .other(kind)
        default: nil
        }
    }
}
