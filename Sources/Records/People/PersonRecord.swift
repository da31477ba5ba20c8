package import Domain
import Store

/// A row of the `person` table with its telephone numbers.
package struct PersonRecord: Hashable, Sendable {
    /// Its number.
    package let id: PersonID
    /// What they are called.
    package let name: String
    /// The company they belong to.
    package let company: CompanyID?
    /// What is noted of them.
    package let note: String?
    /// Their telephone numbers, E.164, in the order in which they became known.
    package let phones: [String]

    init(row: Row, phones: [String]) throws {
        id = try row.get("id")
        name = try row.get("name")
        company = try row.get("company_id")
        note = try row.get("note")
        self.phones = phones
    }
}
