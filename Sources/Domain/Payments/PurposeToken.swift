/// A piece of a purpose of payment.
struct PurposeToken {
    enum Kind {
        /// Letters only, with slashes and dashes: `счет`, `с/ф`.
        case word
        /// Holds a digit: `19-685`, `14.10.19`, `СК00-000123`.
        case number
        /// Any other character.
        case mark
    }

    let kind: Kind
    /// As written.
    let text: String
    /// Small letters, ё as е, Latin letters that look Russian as Russian ones in a word that has Russian ones too.
    let key: String
    /// Whether a blank stands before it.
    let isApart: Bool
}
