/// The numbers that two requests give, one for each term.
struct FanTerms: Sendable {
    private(set) var values = [Double](repeating: 0, count: FanTerm.allCases.count)

    /// The number of a term.
    subscript(term: FanTerm) -> Double {
        get { values[term.rawValue] }
        set { values[term.rawValue] = newValue }
    }

    /// Sets all terms to nothing.
    mutating func clear() {
        for index in values.indices { values[index] = 0 }
    }
}
