/// A status response: how something went, and why.
package struct IMAPVerdict: Hashable, Sendable {
    /// How it went.
    package let status: IMAPStatus
    /// The response code in capitals, `UIDVALIDITY` (RFC 9051 section 7.1, RFC 5530); nil without one.
    package let code: String?
    /// What stands after the code's name.
    package let argument: String?
    /// The words for people.
    package let text: String

    /// The number after the code's name.
    package var number: UInt32? { argument.flatMap { UInt32($0) } }
}
