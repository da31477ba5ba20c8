import Domain
import Foundation
import Records

/// The time and the view that somebody asks the report of sources for.
struct SourceAsked {
    let report: SourceReport
    /// The moment's day, from which the usual times are counted.
    private let today: CivilDate

    /// Reads the query: `by`, and the days `from` and `until`. The month that runs, unless somebody asks otherwise.
    init(_ query: Form, zone: TimeZone, now: Timestamp) {
        today = CivilDate(dayNumber: CivilTime(now, in: zone).dayNumber)
        let usual = Self.month(of: today)
        let first = query["from"].flatMap { CivilDate($0) } ?? usual.lowerBound
        let last = query["until"].flatMap { CivilDate($0) } ?? max(first, usual.upperBound)
        let days = min(first, last)...max(first, last)
        report = SourceReport(
            by: query["by"].flatMap(SourceReport.Attribution.init(rawValue:)) ?? .channel,
            days: days,
            from: CivilTime.startOfDay(days.lowerBound.description, in: zone) ?? now,
            until: CivilTime.startOfDay(days.upperBound.adding(days: 1).description, in: zone) ?? now
        )
    }

    /// The query by which this report is asked for.
    var query: String { query(report.days) }

    private func query(_ days: ClosedRange<CivilDate>) -> String {
        "by=\(report.attribution.rawValue)&from=\(days.lowerBound)&until=\(days.upperBound)"
    }

    /// The times that people ask for, each a link.
    func times(_ words: Wording) -> [View] {
        let month = Self.month(of: today)
        let quarter = month.lowerBound.adding(months: -((today.month - 1) % 3))
        let year = month.lowerBound.adding(months: 1 - today.month)
        let times: [(String, ClosedRange<CivilDate>)] = [
            ("month", month),
            ("last_month", month.lowerBound.adding(months: -1)...month.lowerBound.adding(days: -1)),
            ("quarter", quarter...quarter.adding(months: 3).adding(days: -1)),
            ("year", year...year.adding(months: 12).adding(days: -1)),
        ]
        return times.map { name, days in
            ["title": words.text("sources.time.\(name)"), "query": query(days), "current": days == report.days]
        }
    }

    private static func month(of day: CivilDate) -> ClosedRange<CivilDate> {
        CivilDate.month(day.month, of: day.year) ?? day...day
    }
}
