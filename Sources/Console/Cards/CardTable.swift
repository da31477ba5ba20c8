import Domain
import Funnels
import Records

/// A list of cards as a table for a spreadsheet: semicolons, UTF-8 with a mark, CRLF.
struct CardTable: Sendable {
    private let words: Wording
    private let funnels: FunnelSet
    private let people: [StaffID: String]

    /// Cards that one file holds.
    static let most = 200_000

    private static let columns = [
        "id", "funnel", "stage", "title", "amount", "currency", "responsible", "company", "person", "phone", "channel",
        "number", "created", "touched", "tags",
    ]

    /// The catalogue's keys of the columns.
    static var keys: [String] { columns.map { "cards.\($0)" } }

    init(words: Wording, funnels: FunnelSet, people: [StaffMember]) {
        self.words = words
        self.funnels = funnels
        self.people = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The head line.
    var head: String { CSV.line(CardTable.keys.map { words.text($0) }) }

    /// One card.
    func line(_ tile: CardTile) -> String {
        let funnel = funnels.funnels[tile.funnel]
        return CSV.line([
            tile.id.description, funnel?.title ?? tile.funnel, funnel?.stage(tile.stage)?.title ?? tile.stage,
            tile.title, tile.amount.map(CSV.decimal) ?? "", tile.currency ?? "",
            tile.responsible.flatMap { people[$0] } ?? "", tile.company ?? "", tile.person ?? "", tile.phone ?? "",
            tile.channel ?? "", tile.number ?? "", words.moment(tile.createdAt), words.moment(tile.touchedAt),
            tile.tags.joined(separator: ", "),
        ])
    }
}
