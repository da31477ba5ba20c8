/// Funnels made by chance: five stages with gates, moves, timers and events among themselves.
package enum RandomFunnel {
    /// Its stages.
    package static let stages = ["s0", "s1", "s2", "s3", "s4", "won", "lost"]

    /// One of its stages.
    package static func stage(_ dice: inout Dice) -> String { stages[dice.below(stages.count)] }

    /// The file, below its calendar.
    package static func text(_ dice: inout Dice) -> String {
        var text = """
            funnels:
              any:
                title: Любая
                entity: deal
                fields: {n: {type: int}, day: {type: date}}
                stages:

            """
        for number in 0..<5 {
            text += "      s\(number):\n        title: Этап \(number)\n"
            if dice.one(in: 3) { text += "        require: [n]\n" }
            if dice.one(in: 4) { text += "        gate: 'n > \(dice.below(3))'\n" }
            text += "        on_enter:\n          - task: {to: responsible, title: Дело \(number), due: 1wd}\n"
            text += "          - tag: t\(number)\n"
            text += "        timers:\n          late: {after: \(1 + dice.below(40))h, then: [{tag: поздно}]}\n"
            if dice.one(in: 2) { text += "          day: {at: day, then: [{move: s\((number + 1) % 5)}]}\n" }
            if dice.one(in: 2) {
                text +=
                    "        events:\n          payment.posted: {then: [{move: \(stage(&dice, besides: number))}]}\n"
            }
        }
        return text + """
                  won: {title: Успех, kind: won}
                  lost: {title: Отказ, kind: lost, reason: {auto: нет}}
            """
    }

    private static func stage(_ dice: inout Dice, besides number: Int) -> String {
        let others = stages.filter { $0 != "s\(number)" }
        return others[dice.below(others.count)]
    }
}
