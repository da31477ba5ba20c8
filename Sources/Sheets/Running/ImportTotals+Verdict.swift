package import Records

extension ImportTotals {
    /// Counts a row.
    package mutating func count(_ verdict: RowOutcome.Verdict) {
        switch verdict {
        case .created: created += 1
        case .changed: changed += 1
        case .skipped: skipped += 1
        case .refused: refused += 1
        }
    }
}
