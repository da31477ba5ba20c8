package import Domain

/// Dates of statements: `14.10.2019`, at times ISO 8601 or with a time behind.
package enum BankDate {
    /// The date that `text` writes; nil for none.
    package static func read(_ text: String) -> CivilDate? {
        guard case .moment(let moment) = CommerceDateReader.read(text) else { return nil }
        return moment.date
    }
}
