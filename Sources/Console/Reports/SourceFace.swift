import Domain
import Records

/// A row of the report of sources as people read it.
struct SourceFace {
    let row: SourceRow
    let basis: SourceRow.Return
    let words: Wording

    /// The cells of a row; `most` are the leads of the largest source, against which its bar stands.
    func view(link: String?, most: Int) -> View {
        let name: View = [
            "source": row.source ?? words.text("sources.none"), "isNone": row.source == nil, "link": link,
            "part": most == 0 ? 0 : row.leads * 100 / most,
        ]
        return name.adding(counts).adding(sums)
    }

    /// How many of what.
    var counts: View {
        [
            "calls": words.number(row.calls), "missed": words.number(row.missed), "isLosing": row.missed > 0,
            "leads": words.number(row.leads), "target": words.number(row.target),
            "rejected": words.number(row.rejected), "deals": words.number(row.deals), "won": words.number(row.won),
            "targetShare": share(row.target, row.leads), "rejectedShare": share(row.rejected, row.leads),
            "dealShare": share(row.deals, row.leads), "wonShare": share(row.won, row.deals),
            "answer": row.answer.map { words.duration($0) },
            "answered": words.text("sources.answered", ["count": words.number(row.answered)]),
        ]
    }

    /// What it cost and brought.
    var sums: View {
        let gain = row.gain(by: basis)
        return [
            "cost": sum(row.cost), "costOfLead": sum(row.costOfLead), "costOfWon": sum(row.costOfWon),
            "revenue": sum(row.revenue), "paid": sum(row.paid), "margin": sum(row.margin),
            "gain": gain.map { ($0 > 0 ? "+" : "") + words.number($0) + "\u{A0}%" },
            "gainTone": gain.map { $0 < 0 ? "missed" : "talking" },
        ]
    }

    /// Sums in whole roubles; the file has the kopecks.
    private func sum(_ sums: MoneySums) -> String {
        sums.all.map { sum in
            let (whole, rest) = sum.minor.quotientAndRemainder(dividingBy: 100)
            let rounded = rest.magnitude >= 50 ? whole + sum.minor.signum() : whole
            return words.money(rounded * 100, sum.currency)
        }.joined(separator: " + ")
    }

    /// `42 %`; nothing where there is nothing to divide.
    private func share(_ part: Int, _ whole: Int) -> String? {
        whole > 0 && part > 0 ? "\((part * 100 + whole / 2) / whole)\u{A0}%" : nil
    }
}
