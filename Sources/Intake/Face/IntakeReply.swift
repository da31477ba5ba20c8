import Foundation

/// What the intake answers.
package struct IntakeReply: Hashable, Sendable {
    /// What the answer holds.
    package enum Body: Hashable, Sendable {
        /// JSON, or another document with its type.
        case document([UInt8], type: String)
        /// The browser goes on to that address.
        case redirect(String)
    }

    /// The status of HTTP.
    package let status: Int
    /// What it holds.
    package let body: Body
    /// A word for the counter: `accepted`, `repeated`, or the reason of a fault.
    package let reason: String
    /// When to try again, in seconds.
    package var retryAfter: Int?

    private struct Accepted: Encodable {
        let status: String
        let id: String
    }

    private struct Refused: Encodable {
        struct Fault: Encodable {
            let code: String
            let field: String?
            let message: String
            let messageEnglish: String

            enum CodingKeys: String, CodingKey {
                case code, field, message
                case messageEnglish = "message_en"
            }
        }
        let error: Fault
    }

    private init(status: Int, body: Body, reason: String) {
        self.status = status
        self.body = body
        self.reason = reason
    }

    /// Something was taken, or had been before under the same key.
    static func accepted(_ id: String, isRepeated: Bool) -> IntakeReply {
        let word = isRepeated ? "repeated" : "accepted"
        return .json(isRepeated ? 200 : 201, Accepted(status: word, id: id), reason: word)
    }

    /// A value as JSON.
    static func json(_ status: Int, _ value: some Encodable, reason: String) -> IntakeReply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = Array((try? encoder.encode(value)) ?? Data())
        return IntakeReply(
            status: status,
            body: .document(bytes, type: "application/json; charset=utf-8"),
            reason: reason
        )
    }

    /// Nothing was taken.
    static func refused(_ fault: IntakeFault) -> IntakeReply {
        let told = Refused.Fault(
            code: fault.reason,
            field: fault.field,
            message: fault.russian,
            messageEnglish: fault.english
        )
        var reply = json(fault.status, Refused(error: told), reason: fault.reason)
        reply.retryAfter = fault.retryAfter
        return reply
    }

    /// A page for a person.
    static func page(_ status: Int, _ html: String, reason: String) -> IntakeReply {
        IntakeReply(status: status, body: .document(Array(html.utf8), type: "text/html; charset=utf-8"), reason: reason)
    }

    /// The browser goes on with GET.
    static func redirect(to address: String, reason: String) -> IntakeReply {
        IntakeReply(status: 303, body: .redirect(address), reason: reason)
    }
}
