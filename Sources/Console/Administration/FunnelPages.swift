import Domain
import Funnels
import Hummingbird
import Records
import Store

/// The funnels as they are in force: `/admin/funnels`.
struct FunnelPages: PageGroup {
    let parts: ConsoleParts
    let cards: CardCommands

    func add(to routes: inout RouteTable) {
        routes.get("/admin/funnels", .right(.funnelsView)) { visit in
            let set = cards.funnels
            let (figures, versions) = try await parts.engine.read { connection in
                (
                    try set.order.map { ($0, try FunnelFigures.of($0, in: connection)) },
                    try FunnelPages.versions(in: connection)
                )
            }
            let open = Dictionary(figures.map { ($0, $1.open) }) { first, _ in first }
            let words = visit.wording
            return try visit.page(
                "admin/funnels",
                titled: "nav.funnels",
                [
                    "funnels": set.order.compactMap { set.funnels[$0] }.map { funnel in
                        FunnelPages.view(funnel, version: versions[funnel.name] ?? 0, open[funnel.name] ?? 0, words)
                    }
                ]
            )
        }
    }

    /// The newest version of each funnel that was written down.
    private static func versions(in connection: any Connection) throws -> [String: Int64] {
        let rows = try connection.rows("SELECT funnel, max(version) AS version FROM funnel_version GROUP BY funnel")
        return try Dictionary(rows.map { (try $0.get("funnel"), try $0.get("version")) }) { first, _ in first }
    }

    private static func view(_ funnel: Funnel, version: Int64, _ open: Int, _ words: Wording) -> View {
        [
            "name": funnel.name, "title": funnel.title, "place": funnel.place.description,
            "entity": words.text("entity.\(funnel.entity.rawValue)"), "version": version,
            "open": words.counted("boards.open", open),
            "visible": funnel.visibleTo.sorted().joined(separator: ", "),
            "stages": funnel.stages.map { stage -> View in
                [
                    "name": stage.name, "title": stage.title, "kind": words.text("stage.\(stage.kind.rawValue)"),
                    "tone": CardListView.tone(stage.kind), "track": stage.track,
                    "leave": titles(stage.require, funnel, words), "enter": titles(stage.enterRequire, funnel, words),
                    "timers": stage.timers.map(\.name).joined(separator: ", "),
                    "events": stage.events.map(\.event).joined(separator: ", "),
                    "buttons": stage.buttons.map(\.title).joined(separator: ", "),
                ]
            },
            "fields": funnel.fields.map { field -> View in
                [
                    "name": field.name, "title": field.title, "type": words.text("type.\(FieldJSON.word(field.type))"),
                    "readonly": field.isReadOnly, "computed": field.computed?.text, "when": field.requiredWhen?.text,
                ]
            },
        ]
    }

    private static func titles(_ names: [String], _ funnel: Funnel, _ words: Wording) -> String {
        names.map { name in
            funnel.field(name)?.title
                ?? BuiltInField(rawValue: name).map { words.text("builtin.\($0.rawValue)") } ?? name
        }.joined(separator: ", ")
    }
}
