/// One piece of evidence that two requests are about one project: it adds so many bits to the score.
package struct LikenessReason: Hashable, Sendable, Codable {
    /// What it is about: `inn`, `tender`, `goods`, `customer`, `object`, `city`, `time` …
    package let kind: String
    /// What it says, for people: `ЦНСГ 60-198 × 2`.
    package let text: String
    /// What it adds; below zero it speaks against.
    package let bits: Double
    /// Where it stands in the request's own text: offset and length in UTF-16 units.
    package let here: [Mark]
    /// Where it stands in the other's text.
    package let there: [Mark]

    /// A piece of a text.
    package struct Mark: Hashable, Sendable, Codable {
        /// Where it begins.
        package let start: Int
        /// How long it is.
        package let length: Int

        /// Creates a mark.
        package init(start: Int, length: Int) {
            self.start = start
            self.length = length
        }
    }

    /// Creates a reason.
    package init(kind: String, text: String, bits: Double, here: [Mark] = [], there: [Mark] = []) {
        self.kind = kind
        self.text = text
        self.bits = bits
        self.here = here
        self.there = there
    }
}
