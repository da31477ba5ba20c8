import Domain
import Records
import Store

/// What the pages of the exchange's log show.
struct ExchangeView: Sendable {
    private let words: Wording
    private let mayRepeat: Bool

    init(_ visit: Visit) {
        words = visit.wording
        mayRepeat = visit.session.may(.reconcile)
    }

    func session(_ visit: ExchangeVisit) -> View {
        [
            "id": visit.id, "exchange": visit.exchange, "started": words.time(visit.startedAt),
            "lasted": words.duration(visit.touchedAt - visit.startedAt), "file_count": words.number(visit.files),
            "size": size(visit.bytes), "documents": words.number(visit.documents),
            "refused": visit.refused == 0 ? nil : words.number(visit.refused),
            "broken": visit.broken == 0 ? nil : words.number(visit.broken),
        ]
    }

    func file(_ file: ExchangeFile, _ documents: [ExchangeDocument]) -> View {
        [
            "name": file.name, "state": words.text("exchange.state.\(file.state)"), "tone": Self.tone(file.state),
            "count": words.counted("exchange.count", file.documents), "error": file.error, "at": words.time(file.at),
            "refusals": file.refusals.map { refusal -> View in
                ["document": refusal.document, "reason": refusal.reason]
            },
            "documents": documents.map(document), "has_documents": !documents.isEmpty,
            "rest": file.documents > documents.count ? words.number(file.documents - documents.count) : nil,
        ]
    }

    func document(_ entry: ExchangeDocument) -> View {
        let document = entry.document
        return [
            "row": entry.row.rawValue, "at": words.time(entry.receivedAt), "exchange": document.exchange,
            "source": words.text("exchange.source.\(document.source.rawValue)"),
            "kind": words.text("exchange.kind.\(document.kind.rawValue)"), "number": document.number ?? document.id,
            "date": document.date.map(day), "party": document.party?.name ?? document.party?.fullName,
            "sum": words.money(document.sum.minor, document.sum.currency),
            "standing": document.standing == .posted
                ? nil : words.text("exchange.standing.\(document.standing.rawValue)"),
            "waits": entry.state == .done ? nil : words.text("exchange.waits"), "error": entry.error,
            "refusal": entry.refusal, "again": entry.refusal != nil && mayRepeat,
        ]
    }

    func refusal(_ entry: Refusals.Entry) -> View {
        [
            "row": entry.row?.rawValue, "at": words.time(entry.at), "exchange": entry.exchange,
            "kind": words.text("exchange.kind.\(entry.kind.rawValue)"), "key": entry.key.rawValue,
            "reason": entry.reason, "again": entry.row != nil && mayRepeat,
        ]
    }

    /// `дд.мм.гггг`.
    private func day(_ date: CivilDate) -> String {
        "\(date)".split(separator: "-").reversed().joined(separator: ".")
    }

    private func size(_ bytes: Int64) -> String {
        bytes < 1 << 20
            ? words.text("exchange.kilobytes", ["count": words.number(Int((bytes + 1023) >> 10))])
            : words.text("exchange.megabytes", ["count": words.number(Int(bytes >> 20))])
    }

    private static func tone(_ state: String) -> String {
        switch state {
        case "read": "talking"
        case "broken": "missed"
        default: "waiting"
        }
    }
}
