import Domain
import Funnels
import Records

/// What the page of a list of cards shows.
struct CardListView {
    let visit: Visit
    let sight: FunnelSight
    let leads: Bool
    private let people: [Colleague]
    private let names: [StaffID: String]
    private let departments: [Department]

    init(visit: Visit, sight: FunnelSight, leads: Bool, people: [Colleague], departments: [Department]) {
        self.visit = visit
        self.sight = sight
        self.leads = leads
        self.people = people
        self.departments = departments
        names = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
    }

    private var words: Wording { visit.wording }
    private var query: Form { visit.query }
    private var path: String { leads ? "/leads" : "/cards" }
    private var shown: [Funnel] { sight.funnels.filter { !leads || $0.entity == .lead } }

    /// Everything around the rows.
    func frame(channels: [String], saved: [SavedFilter]) -> View {
        let chosen = query["funnel"].flatMap { name in shown.first { $0.name == name } }
        let plain = query.replacing("after", with: nil)
        var view: View = [
            "path": path, "title": words.text(leads ? "nav.leads" : "nav.cards"), "leads": leads,
            "first": query["after"] == nil ? nil : plain, "plain": plain.isEmpty ? nil : plain,
            "csv": visit.session.may(.exportCards) ? "/cards.csv?\(plain)\(leads ? "&leads=yes" : "")" : nil,
            "bulk": visit.session.may(.bulk) && visit.session.may(.moveCards),
            "create": visit.session.may(.moveCards), "board": (chosen ?? only)?.name,
            "funnels": shown.count > 1 ? shown.map { option($0.name, $0.title, query["funnel"]) } : [],
            "hasFunnels": shown.count > 1, "stages": stages(chosen ?? only),
            "outcomes": ["open", "won", "lost", "all"].map {
                option($0, words.text("outcome.card.\($0)"), query["outcome"])
            },
            "people": people.map { option($0.id.description, $0.name, query["responsible"]) },
            "unassigned": query["responsible"] == "none",
            "departments": departments.map { option($0.id.description, $0.name, query["department"]) },
            "channels": channels.map { option($0, $0, query["channel"]) },
            "waiting": CardListQuery.waits.prefix(4).map {
                option($0.name, words.text("waits.\($0.name)"), query["waiting"])
            },
            "sources": LeadSource.allCases.map {
                option($0.rawValue, words.text("lead_source.\($0.rawValue)"), query["source"])
            },
            "waits": CardListQuery.waits.map { option($0.name, words.text("waits.\($0.name)"), query["waits"]) },
            "sorts": CardOrder.allCases.map { option($0.rawValue, words.text("sort.\($0.rawValue)"), query["sort"]) },
            "overdue": query["overdue"] != nil, "incomplete": query["incomplete"] != nil,
            "saved": saved.map { filter(of: $0, plain) },
            "more_filters": [
                "department", "channel", "origin", "tag", "amount_from", "amount_to", "paid_from", "paid_to", "from",
                "until",
                "waits", "source",
            ]
            .contains { query[$0] != nil },
            "state": try? PageJSON.forPage(state),
        ]
        for name in ["q", "origin", "tag", "amount_from", "amount_to", "paid_from", "paid_to", "from", "until"] {
            view[name] = query[name]
        }
        return view
    }

    /// "12 карточек", "больше 1000 карточек".
    func count(_ count: Int) -> String {
        count >= CardListPages.mostCounted
            ? words.text("cards.more_than", ["count": words.number(CardListPages.mostCounted)])
            : words.counted("cards.count", count)
    }

    /// One card.
    func row(_ tile: CardTile) -> View {
        let funnel = sight.all.funnels[tile.funnel]
        let stage = funnel?.stage(tile.stage)
        let isLate = tile.due.map { $0 < words.now } ?? false
        return [
            "id": tile.id.rawValue, "title": tile.title.isEmpty ? words.text("card.untitled") : tile.title,
            "who": [tile.company, tile.person].compactMap { $0 }.joined(separator: " · "),
            "phone": tile.phone.map { words.phone($0) }, "topic": tile.topic,
            "funnel_name": tile.funnel, "funnel": shown.count > 1 ? funnel?.title : nil,
            "stage": stage?.title ?? tile.stage,
            "tone": CardListView.tone(stage?.kind ?? .open), "amount": amount(tile),
            "responsible": tile.responsible.map { names[$0] ?? "№ \($0)" }, "channel": tile.channel,
            "source": tile.source.map { words.text("lead_source.\($0.rawValue)") },
            "waiting": tile.waitingSince.map { words.duration(words.now - $0) },
            "touched": words.time(tile.touchedAt), "created": words.time(tile.createdAt), "tags": tile.tags,
            "incomplete": tile.isIncomplete, "tasks": tile.tasks > 0 ? tile.tasks : nil, "late": isLate,
            "version": tile.version, "open": tile.outcome == .open,
        ]
    }

    private var only: Funnel? { shown.count == 1 ? shown.first : nil }

    private var state: State {
        State(
            funnels: shown.map { FunnelFace($0, lists: sight.all.lists) },
            staff: people,
            page: leads ? "leads" : "cards",
            me: visit.session.staff
        )
    }

    private struct State: Encodable {
        let funnels: [FunnelFace]
        let staff: [Colleague]
        let page: String
        let me: StaffID
    }

    private func amount(_ tile: CardTile) -> String? {
        tile.amount.map { words.money($0, tile.currency ?? "RUB") }
    }

    private func stages(_ funnel: Funnel?) -> [View] {
        (funnel?.stages ?? []).map { option($0.name, $0.title, query["stage"]) }
    }

    private func filter(of saved: SavedFilter, _ plain: String) -> View {
        [
            "id": saved.id, "name": saved.name, "href": "\(path)?\(saved.query)",
            "own": saved.staff == visit.session.staff,
            "owner": saved.owner, "shared": saved.isShared, "current": saved.query == plain,
        ]
    }

    private func option(_ value: String, _ title: String, _ chosen: String?) -> View {
        ["value": value, "title": title, "chosen": value == chosen]
    }

    /// The colour of a stage's kind.
    static func tone(_ kind: StageKind) -> String {
        switch kind {
        case .open: "ringing"
        case .waiting: "waiting"
        case .won: "talking"
        case .lost: "done"
        }
    }
}
