package import Domain
import Foundation
import Store

/// A filled field of a card, and who filled it.
package struct CardFieldRow: Sendable, Equatable {
    /// The field's name.
    package let field: String
    /// What it holds; nil when a later program wrote what this one cannot read.
    package let value: FieldValue?
    /// Who says so.
    package let source: ValueSource
    /// Who, where a person wrote it.
    package let staff: StaffID?
    /// When.
    package let at: Timestamp

    init(row: Row) throws {
        field = try row.get("field")
        let text: String = try row.get("value")
        value = try? JSONDecoder().decode(FieldValue.self, from: Data(text.utf8))
        source = try row.get("source")
        staff = try row.get("staff_id")
        at = try row.get("at")
    }
}
