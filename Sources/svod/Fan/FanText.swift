import FanOrders

/// What `svod fan` prints.
enum FanText {
    /// The evidence, a line each, and its sum.
    static func explain(_ report: LikenessReport) -> String {
        var lines = report.reasons.map { "\(bits($0.bits))  \($0.kind)  \($0.text)" }
        lines.append("\(bits(report.bits))  in all: \(percent(report.probability)) likely one project")
        lines.append(report.isOneGroup ? "They stand in one group." : "They do not stand in one group.")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The figures before and after, and what changed.
    static func refit(_ report: RefitReport) -> String {
        var lines = [
            "fitted to \(report.fitted) decisions, judged by \(report.heldBack) that were held back",
            "          precision  recall",
            "before    \(percent(report.before.precision))      \(percent(report.before.recall))",
            "after     \(percent(report.after.precision))      \(percent(report.after.recall))",
        ]
        lines += report.changes.map { "\($0.term): \(bits($0.before)) -> \(bits($0.after))" }
        lines.append(report.isApplied ? "The fitted weights are in force." : "Nothing was changed: --apply does it.")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func bits(_ value: Double) -> String {
        let tenths = Int((abs(value) * 10).rounded())
        return "\(value < 0 ? "-" : "+")\(tenths / 10).\(tenths % 10)"
    }

    private static func percent(_ share: Double?) -> String {
        share.map { "\(Int(($0 * 100).rounded())) %" } ?? "-"
    }
}
