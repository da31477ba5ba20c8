package import Records
import Tables

/// What became of rows, for people.
package enum ImportText {
    /// A row, on a line of its own; its faults and warnings on further ones.
    package static func lines(_ outcome: RowOutcome) -> [String] {
        var head = "row \(outcome.row): "
        switch outcome.verdict {
        case .refused: head += "refused"
        case .skipped: head += "nothing new"
        case .created, .changed:
            head += outcome.steps.filter { $0.what != .known }.map(text).joined(separator: "; ")
        }
        let marked = outcome.faults.map { ("error", $0) } + outcome.warnings.map { ("note", $0) }
        return [head]
            + marked.map { word, fault in
                let place = fault.column.map { "column \($0): " } ?? ""
                return "row \(outcome.row): \(word): \(place)\(fault.message)"
            }
    }

    /// All rows.
    package static func totals(_ totals: ImportTotals, isDry: Bool) -> String {
        let will = isDry ? "would be " : ""
        return "\(totals.rows) rows: \(totals.created) \(will)created, \(totals.changed) \(will)changed, "
            + "\(totals.skipped) with nothing new, \(totals.refused) \(will)refused"
    }

    private static func text(_ step: RecordStep) -> String {
        let title = step.title.isEmpty ? "" : " «\(step.title)»"
        let id = step.id.map { ":\($0)" } ?? ""
        return step.what == .new
            ? "new \(step.record)\(id)\(title)"
            : "updates \(step.record)\(id)\(title) (\(step.fields.joined(separator: ", ")))"
    }
}
