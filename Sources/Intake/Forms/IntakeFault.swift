/// Why something that was handed in is refused, for who handed it in: a status of HTTP, a word for machines, the field
/// that is at fault, and a sentence for people in both languages. It never repeats what was sent.
package struct IntakeFault: Error, Hashable, Sendable {
    /// The status of HTTP.
    package let status: Int
    /// A word for machines and for the counter's label: `too_many_parts`.
    package let reason: String
    /// The field that is at fault, by the name under which it was sent or is expected.
    package let field: String?
    /// What is wrong, in Russian.
    package let russian: String
    /// What is wrong, in English.
    package let english: String
    /// How many seconds to wait before trying again, where that helps.
    package var retryAfter: Int?

    /// Creates a fault.
    package init(
        _ status: Int,
        _ reason: String,
        field: String? = nil,
        _ russian: String,
        _ english: String,
        retryAfter: Int? = nil
    ) {
        self.status = status
        self.reason = reason
        self.field = field.map { String($0.prefix(100)) }
        self.russian = russian
        self.english = english
        self.retryAfter = retryAfter
    }
}

extension IntakeFault {
    /// The body, or a part of it, is no such thing as its type says.
    static func malformed(field: String? = nil, _ russian: String, _ english: String) -> IntakeFault {
        IntakeFault(400, "malformed", field: field, russian, english)
    }

    /// Something is larger, longer or deeper than is taken.
    static func tooMuch(
        _ reason: String,
        field: String? = nil,
        _ russian: String,
        _ english: String
    ) -> IntakeFault {
        IntakeFault(413, reason, field: field, russian, english)
    }
}

extension IntakeFault {
    /// The body is longer than is taken.
    static func bodyTooLarge(_ limits: FormLimits) -> IntakeFault {
        .tooMuch(
            "body_too_large",
            "Запрос больше \(limits.body >> 20) МБ",
            "The body is larger than \(limits.body >> 20) MB"
        )
    }
}
