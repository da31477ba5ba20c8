/// Where a lead stands.
package enum LeadStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// Обращение: somebody turned to the company, nobody has talked to them yet.
    case inquiry
    /// Идентификация: an operator talks or has talked to them.
    case identification
    /// Просроченная идентификация: nobody answered in time.
    case overdue
    /// Handed on as a deal.
    case converted
    /// Refused, with a reason.
    case rejected

    /// Whether nobody of the company has talked to the client yet.
    package var isUnprocessed: Bool { self == .inquiry || self == .overdue }

    /// Whether the lead is closed.
    package var isClosed: Bool { self == .converted || self == .rejected }
}
