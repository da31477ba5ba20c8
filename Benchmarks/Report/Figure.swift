/// One measured figure: what svod does, what stands beside it, and what it is held to.
struct Figure: Sendable {
    /// Whether a figure reaches its goal.
    enum Verdict: String, Sendable {
        case met = "yes"
        case missed = "NO"
        /// There is no goal: the figure stands for itself.
        case none = ""
    }

    /// What is measured.
    var name: String
    /// What svod did.
    var value: String
    /// The peer or limit of the same run.
    var beside = ""
    /// What svod is held to.
    var goal = ""
    /// Whether it was reached.
    var verdict = Verdict.none

    /// A figure that may be at most `limit`.
    static func atMost(_ limit: Double, _ name: String, _ measured: Double, unit: String, beside: String = "") -> Figure
    {
        Figure(
            name: name,
            value: "\(Number.short(measured)) \(unit)",
            beside: beside,
            goal: "≤ \(Number.short(limit)) \(unit)",
            verdict: measured <= limit ? .met : .missed
        )
    }
}
