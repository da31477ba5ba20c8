import Domain
import Records

/// The costs of a time, and the form for another one.
struct SourceCostList {
    let costs: [SourceCost]
    let draft: SourceCostDraft?
    let days: ClosedRange<CivilDate>
    let words: Wording

    /// What the page shows of it; the names of `sources` are offered in the form.
    func view(sources: [String]) -> View {
        [
            "costs": costs.map(row), "sources": sources.map { ["name": $0] as View },
            "currencies": SourceCostDraft.currencies.map { code -> View in
                ["code": code, "chosen": code == draft?.currency]
            },
            "draftSource": draft?.source, "draftSum": draft?.sum, "draftNote": draft?.note,
            "draftFrom": draft?.from ?? days.lowerBound.description,
            "draftUntil": draft?.until ?? days.upperBound.description,
        ]
    }

    private func row(_ cost: SourceCost) -> View {
        let part = cost.part(within: days)
        return [
            "id": cost.id, "source": cost.source,
            "days": "\(date(cost.days.lowerBound)) – \(date(cost.days.upperBound))",
            "sum": words.money(cost.sum.minor, cost.sum.currency),
            "part": part == cost.sum
                ? nil : words.text("sources.part", ["sum": words.money(part.minor, part.currency)]),
            "note": cost.note, "time": words.time(cost.addedAt),
        ]
    }

    private func date(_ day: CivilDate) -> String {
        "\(CivilTime.twoDigits(day.day)).\(CivilTime.twoDigits(day.month)).\(day.year)"
    }
}
