import Domain
import FanOrders

/// The body of a command on a group.
struct FanOrderBody: Decodable {
    /// What one of the others is told.
    struct Denial: Decodable {
        let request: EnquiryID
        let reason: String
        var text: String?
    }

    /// The version that the person saw.
    var seen: Int64?
    /// The requests that are taken out.
    var requests: [EnquiryID]?
    /// A request that is put in.
    var request: EnquiryID?
    /// The group that goes into this one.
    var other: EnquiryGroupID?
    /// The request that gets the project.
    var winner: EnquiryID?
    var until: CivilDate?
    var days: Int64?
    var customer: String?
    var note: String?
    var reason: String?
    var text: String?
    var denials: [Denial]?

    /// The decision that it asks for.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when something is missing or out of bounds.
    func verdict() throws -> GroupVerdict {
        guard let winner, let seen else {
            throw SvodError(.invalidInput, "a decision names its winner and the version that was seen")
        }
        guard until != nil || days.map({ (1...1000).contains($0) }) ?? false else {
            throw SvodError(.invalidInput, "a decision names its last day, or 1 to 1000 working days")
        }
        var verdict = GroupVerdict(
            winner: winner,
            denial: GroupVerdict.Denial(reason: reason ?? "", text: Self.filled(text)),
            seen: seen
        )
        verdict.until = until
        verdict.days = days
        verdict.customer = Self.filled(customer)
        verdict.note = Self.filled(note)
        for denial in denials ?? [] {
            verdict.denials[denial.request] = GroupVerdict.Denial(
                reason: denial.reason,
                text: Self.filled(denial.text)
            )
        }
        return verdict
    }

    private static func filled(_ text: String?) -> String? {
        text.flatMap { text in text.contains { !$0.isWhitespace } ? String(text.prefix(2000)) : nil }
    }
}
