/// One side of a call as the exchange names it: an extension of the company or a number outside it.
package enum CallParty: Hashable, Sendable, Codable {
    /// A phone of the company, by its extension.
    case `extension`(String)
    /// A number outside: the caller's in E.164 with `+` where it is a full number, one that the exchange dialled as it
    /// was dialled.
    case outside(String)

    /// The extension or the number.
    package var number: String {
        switch self {
        case .extension(let number), .outside(let number): number
        }
    }

    /// The extension, or nil for a party outside.
    package var `extension`: String? {
        guard case .extension(let number) = self else { return nil }
        return number
    }
}
