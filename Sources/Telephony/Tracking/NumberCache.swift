import Domain

/// The normal forms of the numbers the company can be called at: few, and asked for with every call.
struct NumberCache: Sendable {
    private static let limit = 1024
    private var known: [String: PhoneNumber] = [:]

    /// The number that `text` is, read as `plan` would dial it.
    mutating func number(_ text: String, plan: NumberingPlan) -> PhoneNumber? {
        if let found = known[text] { return found }
        guard let number = PhoneNumber(text, plan: plan) else { return nil }
        if known.count >= Self.limit { known.removeAll() }
        known[text] = number
        return number
    }
}
