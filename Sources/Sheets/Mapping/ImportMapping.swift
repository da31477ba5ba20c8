package import Domain
package import Foundation
package import Tables

/// What a mapping file says: which column of a sheet goes into which field, and how rows find what is there.
package struct ImportMapping: Sendable {
    /// What a row speaks of.
    package let kind: ImportKind
    /// The name of where the sheet comes from: numbers of its records are remembered under it.
    package var source: String
    /// The sheet of a workbook; nil for the first that people see.
    package var sheet: String?
    /// The rows that hold the headings, from 1.
    package var header: ClosedRange<Int>
    /// Words of a CSV file's characters; nil to find out.
    package var encoding: SheetEncoding?
    /// What separates the fields of a CSV file; nil to find out.
    package var separator: UInt8?
    /// Where the sheet's clock times are meant.
    package var zone: TimeZone
    /// Where the sheet's telephone numbers are dialled.
    package var numbers: NumberingPlan
    /// The columns.
    package var columns: [ColumnRule]
    /// Headings of columns that are left out on purpose.
    package var ignored: Set<String>
    /// By which fields a record is found, the first that is filled.
    package var match: [RecordKind: [String]]
    /// What happens to records that are there.
    package var existing: ExistingRecords
    /// Values of new records where a row has none.
    package var defaults: [ImportField: String]
    /// The funnel of cards, or the plan.
    package var target: String?

    /// Whether a row speaks of a record of that kind.
    package func has(_ kind: RecordKind) -> Bool {
        columns.contains { $0.field.kind == kind } || defaults.keys.contains { $0.kind == kind }
    }

    /// The record that a row is about.
    package var main: RecordKind {
        switch kind {
        case .company: .company
        case .contact: .person
        case .deal: .card
        case .plan: .plan
        }
    }
}
