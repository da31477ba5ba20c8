/// What one line of a letter is, as far as its own form tells.
enum LineMark: UInt8, Hashable, Sendable {
    /// Nothing, or blanks.
    case empty
    /// What a person may have written.
    case text
    /// What begins with a mark of quoting: `>`, `|`, `Ivan>`.
    case quote
    /// A line of dashes, underscores or the like: what stands below is a signature or another letter.
    case delimiter
    /// What a telephone adds: `Отправлено с iPhone`.
    case device
    /// Who wrote what stands below: `6 окт. 2014 г. пользователь Иван написал:`.
    case attribution
    /// A field of the head of another letter: `От: Иван`.
    case field
}
