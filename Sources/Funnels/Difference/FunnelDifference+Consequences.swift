package import Domain

extension FunnelDifference {
    /// What a new version does to cards that are open now.
    package enum Consequence: Hashable, Sendable {
        /// They go from a stage that is gone to the one that replaces it.
        case moved(Int, funnel: String, from: String, to: String)
        /// They would stand nowhere: the version cannot take effect.
        case stranded(Int, funnel: String, stage: String)
        /// Their funnel is gone: the version cannot take effect.
        case homeless(Int, funnel: String)
        /// They finish their stage by the rules under which they entered it; the new ones hold from the next stage on.
        case keepOldRules(Int, funnel: String, stage: String)

        /// Whether it keeps the version from taking effect.
        package var isRefusal: Bool {
            switch self {
            case .stranded, .homeless: true
            case .moved, .keepOldRules: false
            }
        }
    }

    /// What happens to `cards` when the new version takes effect.
    package func consequences(for cards: OpenCards) -> [Consequence] {
        funnels.flatMap { change -> [Consequence] in
            if change.fate == .removed {
                let count = cards.count(change.funnel)
                return count > 0 ? [.homeless(count, funnel: change.funnel)] : []
            }
            return change.stages.compactMap { stage in
                let count = cards.count(change.funnel, stage.stage)
                guard count > 0 else { return nil }
                switch stage.fate {
                case .added: return nil
                case .removed(let replacement?):
                    return .moved(count, funnel: change.funnel, from: stage.stage, to: replacement)
                case .removed(nil): return .stranded(count, funnel: change.funnel, stage: stage.stage)
                case .changed: return .keepOldRules(count, funnel: change.funnel, stage: stage.stage)
                }
            }
        }
    }

    /// Why the new version cannot take effect while `cards` are open; nil when it can.
    package func refusal(for cards: OpenCards) -> SvodError? {
        let lines = consequences(for: cards).filter(\.isRefusal).map { $0.text(.english) }
        return lines.isEmpty ? nil : SvodError(.conflict, lines.joined(separator: "\n"))
    }
}
