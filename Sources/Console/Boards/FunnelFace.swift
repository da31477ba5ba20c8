import Domain
import Funnels

/// A funnel as pages and programs are told of it.
struct FunnelFace: Encodable {
    struct Stage: Encodable {
        let name: String
        let title: String
        let kind: String
        let track: String?
        /// The field shown as a running clock.
        let countdown: Clock?
        let note: String?
        /// Whether it asks why.
        let asksReason: Bool
        /// The reasons that can be chosen.
        let reasons: [String]?
        /// The reasons that ask for a text.
        let askingForText: [String]?
    }

    /// A field that runs out.
    struct Clock: Encodable {
        let field: String
        let title: String
        /// Whether it holds a day, not a moment.
        let isDay: Bool
    }

    /// A button of some stage or of all.
    struct Button: Encodable {
        let name: String
        let title: String
    }

    struct Variant: Encodable {
        let name: String
        let title: String
    }

    let name: String
    let title: String
    let entity: CardEntity
    let tracks: [String]
    /// What people read above a track, where it is more than its name.
    let trackTitles: [String: String]
    let stages: [Stage]
    /// Where a person may begin a card.
    let start: [String]
    let variants: [Variant]
    /// Every button that there is, for whoever reads what was pressed.
    let buttons: [Button]

    init(_ funnel: Funnel, lists: [String: ChoiceList]) {
        name = funnel.name
        title = funnel.title
        entity = funnel.entity
        tracks = funnel.tracks
        trackTitles = funnel.trackTitles
        stages = funnel.stages.map { stage in
            let list: ChoiceList? = if case .list(let name, _) = stage.reason { lists[name] } else { nil }
            return Stage(
                name: stage.name,
                title: stage.title,
                kind: stage.kind.rawValue,
                track: stage.track,
                countdown: stage.countdown.map { FunnelFace.clock($0, funnel) },
                note: stage.note,
                asksReason: list != nil,
                reasons: list?.entries,
                askingForText: list?.askingForText.sorted()
            )
        }
        start = (funnel.start ?? funnel.stages.map(\.name)).filter { funnel.stage($0)?.kind.isEnd == false }
        variants = funnel.variants.map { Variant(name: $0.name, title: $0.title) }
        buttons = (funnel.stages.flatMap(\.buttons) + funnel.anyStageButtons).map {
            Button(name: $0.name, title: $0.title)
        }
    }

    private static func clock(_ name: String, _ funnel: Funnel) -> Clock {
        let field = funnel.field(name)
        return Clock(field: name, title: field?.title ?? name, isDay: field?.type == .date)
    }
}

extension Funnel {
    /// The fields that some stage shows as a running clock.
    var countdowns: [String] { Set(stages.compactMap(\.countdown)).sorted() }
}
