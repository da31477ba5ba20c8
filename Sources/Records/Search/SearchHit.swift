import Domain
import Store

/// A person, lead or deal that was found.
package struct SearchHit: Hashable, Sendable, Encodable {
    /// Its number.
    package var id: Int64
    /// What to show.
    package var title: String?
    /// What else to show: the company, the status, the stage.
    package var more: String?

    /// Its telephone number, in its one form.
    package var number: String?
    /// The number for people.
    package var numberText: String?

    init(row: Row) throws {
        id = try row.get("id")
        title = try row.get("title")
        more = try row.get("more")
        number = try row.get("number")
        numberText = number.map { PhoneNumber($0)?.formatted ?? $0 }
    }
}
