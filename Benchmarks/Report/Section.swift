/// The figures of one measurement, or why there are none.
struct Section: Sendable {
    /// What was measured.
    var title: String
    /// The figures in order.
    var figures: [Figure] = []
    /// What a reader has to know beside them: versions, what was left out and why.
    var notes: [String] = []
}
