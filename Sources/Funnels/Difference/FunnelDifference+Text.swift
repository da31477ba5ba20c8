extension FunnelDifference {
    /// The languages in which a difference is told. The words of files stay as they are.
    package enum Language: Sendable {
        /// Русский.
        case russian
        /// English.
        case english
    }

    /// The difference for people, a line a change, and what it does to `cards`.
    package func lines(_ language: Language, cards: OpenCards = OpenCards()) -> [String] {
        if isEmpty { return [language.pick("ничего не изменилось", "nothing changed")] }
        let consequences = consequences(for: cards)
        let told = consequences.isEmpty ? [] : ["", language.pick("Открытые карточки:", "Open cards:")]
        return funnels.flatMap { $0.lines(language) } + shared.flatMap { $0.lines(indent: "") } + told
            + consequences.map { "  " + $0.text(language) }
    }
}

extension FunnelDifference.Language {
    func pick(_ russian: String, _ english: String) -> String { self == .russian ? russian : english }
}

extension FunnelChange {
    fileprivate func lines(_ language: FunnelDifference.Language) -> [String] {
        let name = "\(language.pick("воронка", "funnel")) \(funnel) «\(title)»"
        switch fate {
        case .added: return ["+ \(name)"]
        case .removed: return ["- \(name)"]
        case .changed:
            return [name] + settings.flatMap { $0.lines(indent: "  ") } + stages.flatMap { $0.lines(language) }
        }
    }
}

extension StageChange {
    fileprivate func lines(_ language: FunnelDifference.Language) -> [String] {
        let name = "\(language.pick("этап", "stage")) \(stage) «\(title)»"
        switch fate {
        case .added: return ["  + \(name)"]
        case .removed(nil): return ["  - \(name)"]
        case .removed(let replacement?): return ["  - \(name) → \(replacement)"]
        case .changed(let aspects): return ["  \(name)"] + aspects.flatMap { $0.lines(indent: "    ") }
        }
    }
}

extension AspectChange {
    fileprivate func lines(indent: String) -> [String] {
        let lines = removed.map { "- \($0)" } + added.map { "+ \($0)" }
        if lines.count == 1, let line = lines.first { return ["\(indent)\(key): \(line)"] }
        return ["\(indent)\(key):"] + lines.map { "\(indent)  \($0)" }
    }
}

extension FunnelDifference.Consequence {
    /// The consequence in one sentence.
    package func text(_ language: FunnelDifference.Language) -> String {
        switch self {
        case .moved(let count, let funnel, let from, let to):
            language.pick(
                "\(funnel): \(count) перейдут из «\(from)» в «\(to)»",
                "\(funnel): \(count) move from '\(from)' to '\(to)'"
            )
        case .stranded(let count, let funnel, let stage):
            language.pick(
                "\(funnel): \(count) стоят на этапе «\(stage)», которого больше нет; напишите replaces: [\(stage)] у этапа, "
                    + "куда им перейти",
                "\(funnel): \(count) open cards stand in '\(stage)', which is gone; write replaces: [\(stage)] at the stage "
                    + "where they go"
            )
        case .homeless(let count, let funnel):
            language.pick(
                "\(funnel): \(count) открыты, а воронки больше нет; закройте их или верните воронку",
                "\(funnel): \(count) cards are open and their funnel is gone; close them or keep the funnel"
            )
        case .keepOldRules(let count, let funnel, let stage):
            language.pick(
                "\(funnel): \(count) на этапе «\(stage)» закончат его по прежним правилам",
                "\(funnel): \(count) in '\(stage)' finish it under the rules they entered it by"
            )
        }
    }
}
