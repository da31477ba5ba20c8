/// The rows of a report while they are gathered.
struct SourceRows {
    private var rows: [String: SourceRow] = [:]

    /// Changes the row of a source.
    mutating func change(_ source: String?, _ body: (inout SourceRow) throws -> Void) rethrows {
        // A text never begins so: what has no source has a place of its own.
        try body(&rows[source ?? "\u{0}", default: SourceRow(source: source)])
    }

    /// Those with the most leads first, then calls, then by name.
    var sorted: [SourceRow] {
        rows.values.sorted { left, right in
            (right.leads, right.calls, left.source ?? "") < (left.leads, left.calls, right.source ?? "")
        }
    }

    /// What all sources have together. Medians do not add up.
    var total: SourceRow {
        rows.values.reduce(into: SourceRow(source: nil)) { total, row in
            total.calls += row.calls
            total.missed += row.missed
            total.leads += row.leads
            total.target += row.target
            total.rejected += row.rejected
            total.deals += row.deals
            total.won += row.won
            total.cost.add(row.cost)
            total.revenue.add(row.revenue)
            total.paid.add(row.paid)
            total.margin.add(row.margin)
        }
    }
}
