/// The languages of the console.
package enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    /// Russian, the first one: a key that lacks in another catalogue is a fault.
    case russian = "ru"
    /// English.
    case english = "en"

    /// The language of an `Accept-Language` header's first known entry (RFC 9110, section 12.5.4; weights are not read,
    /// browsers send entries in their order), `other` when there is none.
    package init(acceptLanguage header: String?, otherwise other: Language) {
        let first = (header ?? "").split(separator: ",").lazy
            .compactMap { Language(rawValue: String($0.drop { $0 == " " }.prefix(2)).lowercased()) }
            .first
        self = first ?? other
    }

    /// The plural form that goes with `count`.
    package func pluralForm(_ count: Int) -> PluralForm {
        let rest = abs(count % 100)
        switch self {
        case .english: return abs(count) == 1 ? .one : .other
        case .russian where rest % 10 == 1 && rest != 11: return .one
        case .russian where (2...4).contains(rest % 10) && !(12...14).contains(rest): return .few
        case .russian: return .many
        }
    }

    /// The plural forms that a counted text of this language has.
    package var pluralForms: [PluralForm] {
        switch self {
        case .russian: [.one, .few, .many]
        case .english: [.one, .other]
        }
    }
}
