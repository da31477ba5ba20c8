/// A named set of rights. Roles are kept by name with each member of staff; what a name means stands here alone.
package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Answers calls and letters all day.
    case `operator`
    /// Leads deals, takes transferred calls.
    case manager
    /// Answers for goods: decides which of several dealers keeps a project.
    case product
    /// Looks after a department: sees what waits, what was missed, who is loaded.
    case head
    /// Reconciles payments with orders.
    case accountant
    /// Runs svod: staff, lists, parts.
    case admin
    /// Reads what the parts do and why, changes nothing.
    case auditor

    /// What the role may do.
    package var rights: Set<Right> {
        switch self {
        case .operator:
            [
                .letters, .answerLetters, .desk, .missed, .telephone, .calls, .recordings, .leads, .cards, .moveCards,
                .people,
            ]
        case .manager:
            [.letters, .answerLetters, .desk, .missed, .telephone, .calls, .leads, .deals, .cards, .moveCards, .people]
        case .product:
            [
                .letters, .answerLetters, .desk, .missed, .telephone, .calls, .leads, .deals, .cards, .moveCards, .fan,
                .people,
            ]
        case .head:
            [
                .letters, .answerLetters, .allLetters, .letterRules, .rereadLetters, .desk, .missed, .telephone, .calls,
                .exportCalls,
                .recordings, .leads, .deals, .cards, .moveCards,
                .bulk,
                .exportCards, .payments, .fan, .reports, .sourceCosts, .funnelsView, .people, .operations, .journal,
            ]
        case .accountant: [.payments, .reconcile, .deals, .cards, .moveCards, .exportCards, .people]
        case .admin: Set(Right.allCases)
        case .auditor: [.calls, .operations, .journal, .funnelsView]
        }
    }

    /// The page a member of staff with this role begins at.
    package var startPage: String {
        switch self {
        case .operator, .manager: "/desk"
        case .product: "/fan"
        case .head: "/missed"
        case .accountant: "/payments"
        case .admin, .auditor: "/admin/parts"
        }
    }

    /// The catalogue's key of the role's name.
    package var titleKey: String { "role.\(rawValue)" }
}
