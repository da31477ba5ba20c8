package import Domain

/// A list of actions of a funnel, by where it stands: what waits for another part goes on from here, also under a
/// process that was started later.
package struct ActionList: Hashable, Sendable, Codable {
    /// Where in a stage or funnel a list stands.
    package enum Kind: String, Hashable, Sendable, Codable {
        case onEnter = "on_enter"
        case onLeave = "on_leave"
        case event
        case timer
        case button
    }

    /// The funnel.
    package let funnel: String
    /// Its version.
    package let version: Int64
    /// The stage; nil for what holds in any stage.
    package let stage: String?
    /// What kind of list.
    package let kind: Kind
    /// The timer's or button's name; the event's with its place in the list, `payment.posted#0`.
    package let name: String
    /// The actions whose `then` is meant, from the outside inwards.
    package var nested: [Int] = []
    /// What makes this run of the list unlike others: a part of the keys.
    package let occasion: String

    /// How the journal names a step of it: `ru_sale v12/shipping.on_enter[2]`.
    package func rule(_ index: Int) -> String {
        "\(source)[\((nested + [index]).map(String.init).joined(separator: "."))]"
    }

    /// How the journal names it: `ru_sale v12/shipping.on_enter`.
    package var source: String {
        let list = name.isEmpty ? kind.rawValue : "\(kind.rawValue).\(name)"
        return "\(funnel) v\(version)/\(stage ?? "any_stage").\(list)"
    }

    /// The key of a step for a card: the same step of the same occasion has the same key, also after a crash.
    package func key(_ index: Int, card: CardID) -> String {
        let list = name.isEmpty ? kind.rawValue : "\(kind.rawValue).\(name)"
        let steps = (nested + [index]).map(String.init).joined(separator: ".")
        return "card:\(card)/\(occasion)/\(stage ?? "any").\(list)/\(steps)"
    }

    /// The actions, as `funnel` has them; empty when it has no such list any more.
    package func actions(in funnel: Funnel) -> [Action] {
        var actions = outer(in: funnel)
        for index in nested {
            guard actions.indices.contains(index), case .effect(let effect) = actions[index].body else { return [] }
            actions = effect.then
        }
        return actions
    }

    private func outer(in funnel: Funnel) -> [Action] {
        let stage = stage.flatMap { funnel.stage($0) }
        switch kind {
        case .onEnter: return stage?.onEnter ?? []
        case .onLeave: return stage?.onLeave ?? []
        case .timer:
            let timers = self.stage == nil ? funnel.anyStageTimers : stage?.timers ?? []
            return timers.first { $0.name == name }?.then ?? []
        case .button:
            let buttons = self.stage == nil ? funnel.anyStageButtons : stage?.buttons ?? []
            return buttons.first { $0.name == name }?.then ?? []
        case .event:
            let rules = self.stage == nil ? funnel.anyStageEvents : stage?.events ?? []
            guard let index = name.split(separator: "#").last.flatMap({ Int($0) }), rules.indices.contains(index) else {
                return []
            }
            return rules[index].then
        }
    }

    /// The list behind an action's `then`.
    package func inside(_ index: Int) -> ActionList {
        var list = self
        list.nested.append(index)
        return list
    }
}
