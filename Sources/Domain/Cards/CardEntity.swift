/// What a card stands for.
package enum CardEntity: String, Hashable, Sendable, Codable, CaseIterable {
    /// A request that nobody has judged yet. Its call data stand in the lead's own table.
    case lead
    /// A sale, from the first talk to the last payment.
    case deal
    /// The work on a company, beyond single deals.
    case company
    /// A question to an engineer, a supplier, a product manager.
    case request
    /// A project kept for one dealer until a day.
    case reservation
}
