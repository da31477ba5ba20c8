import Domain
import Records

/// The report of sources as a file for spreadsheets: sums as plain numbers, where all are of one currency.
struct SourceFile {
    let result: SourceReport.Result
    let words: Wording

    private static let counts = ["source", "calls", "missed", "leads", "target", "rejected", "deals", "won"]
    private static let sums = ["cost", "cost_lead", "cost_won", "revenue", "paid", "margin"]

    /// The lines, the last with the totals.
    var lines: [String] {
        let currency = currency
        let head =
            (Self.counts + ["answer_minutes"]).map { words.text("sources.\($0)") }
            + Self.sums.map { words.text("sources.\($0)") + (currency.map { ", \($0)" } ?? "") }
            + [words.text("sources.gain")]
        let basis = result.total.knownReturn
        let rows = result.rows.map { line($0, $0.source ?? words.text("sources.none"), basis, currency) }
        return [CSV.line(head)] + rows + [line(result.total, words.text("sources.total"), basis, currency)]
    }

    /// The currency of every sum; nil when there are several.
    private var currency: String? {
        let total = result.total
        let all = Set([total.cost, total.revenue, total.paid, total.margin].flatMap { $0.all.map(\.currency) })
        return all.count == 1 ? all.first : nil
    }

    private func line(_ row: SourceRow, _ name: String, _ basis: SourceRow.Return, _ currency: String?) -> String {
        let counts = [row.calls, row.missed, row.leads, row.target, row.rejected, row.deals, row.won]
        let sums = [row.cost, row.costOfLead, row.costOfWon, row.revenue, row.paid, row.margin]
        return CSV.line(
            [name] + counts.map(String.init) + [row.answer.map { "\($0.components.seconds / 60)" } ?? ""]
                + sums.map { text($0, currency) } + [row.gain(by: basis).map { "\($0)" } ?? ""]
        )
    }

    private func text(_ sums: MoneySums, _ currency: String?) -> String {
        sums.all.map { CSV.decimal($0.minor) + (currency == nil ? " \($0.currency)" : "") }.joined(separator: " + ")
    }
}
