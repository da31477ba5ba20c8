/// What was read in a request, and where.
struct RequestReading {
    /// What it discloses.
    var profile = FanProfile()
    /// Where each fact stands: ranges of the UTF-8 of ``FanRequest/wording``.
    var marks: [(fact: FanFact, range: Range<Int>)] = []
}

extension FanRequest {
    /// The text in which places are marked: the subject, a line's end, the text.
    package var wording: String { subject + "\n" + text }
}
