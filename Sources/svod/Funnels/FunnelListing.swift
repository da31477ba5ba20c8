import Domain
import Funnels

/// What `svod funnels show` prints: the funnels of a configuration, or one of them in full.
struct FunnelListing: Codable, Hashable, Sendable {
    /// One stage.
    struct StageLine: Codable, Hashable, Sendable {
        var name: String
        var title: String
        var kind: String
        var track: String?
        /// What must be filled to leave it forward.
        var require: [String]
        /// What must be filled to enter it.
        var enterRequire: [String]
        /// Where a card goes by itself.
        var autoNext: [String]
        /// What happens on entry.
        var onEnter: [String]
        /// What is waited for.
        var timers: [String]
        /// What is reacted to.
        var events: [String]
        /// What may be pressed.
        var buttons: [String]
    }

    /// One funnel.
    struct FunnelLine: Codable, Hashable, Sendable {
        var name: String
        var title: String
        var entity: String
        /// Where it is written.
        var place: String
        var stages: [StageLine]
        /// Its own fields: name, title, type.
        var fields: [String]
    }

    /// The funnels in the order of the files.
    var funnels: [FunnelLine]

    /// Lists `set`; with `name`, that funnel alone.
    init(_ set: FunnelSet, only name: String? = nil) {
        funnels = set.order.filter { name == nil || $0 == name }.compactMap { set.funnels[$0] }.map(FunnelLine.init)
    }
}

extension FunnelListing.FunnelLine {
    fileprivate init(_ funnel: Funnel) {
        self.init(
            name: funnel.name,
            title: funnel.title,
            entity: funnel.entity.rawValue,
            place: funnel.place.description,
            stages: funnel.stages.map(FunnelListing.StageLine.init),
            fields: funnel.fields.map { "\($0.name): \($0.title)\($0.isReadOnly ? " (read only)" : "")" }
        )
    }
}

extension FunnelListing.StageLine {
    fileprivate init(_ stage: Stage) {
        self.init(
            name: stage.name,
            title: stage.title,
            kind: stage.kind.rawValue,
            track: stage.track,
            require: stage.require,
            enterRequire: stage.enterRequire,
            autoNext: stage.autoNext.map { "\($0.stage)\(Self.condition($0.when))" },
            onEnter: stage.onEnter.map(\.summary),
            timers: stage.timers.map { "\($0.name): \($0.then.map(\.summary).joined(separator: "; "))" },
            events: stage.events.map { rule in
                "\(rule.event)\(Self.condition(rule.when)): \(rule.then.map(\.summary).joined(separator: "; "))"
            },
            buttons: stage.buttons.map { "\($0.title): \($0.then.map(\.summary).joined(separator: "; "))" }
        )
    }

    private static func condition(_ expression: Expression?) -> String {
        expression.map { " when \($0.text)" } ?? ""
    }
}
