import Domain
import Funnels

/// Since when a card that has not moved counts as stuck.
enum StuckLimits {
    /// The moment for each stage of `funnel` that has a limit, in working time of the funnel's calendar.
    static func before(_ now: Timestamp, in funnel: Funnel, of set: FunnelSet) -> [String: Timestamp] {
        let calendar = set.calendar(of: funnel)
        var limits: [String: Timestamp] = [:]
        for stage in funnel.stages where !stage.kind.isEnd {
            guard let span = stage.stuckAfter ?? funnel.stuckAfter else { continue }
            limits[stage.name] = (-span).apply(to: now, in: calendar)
        }
        return limits
    }
}

extension FunnelSet {
    /// The calendar that the terms of `funnel` are read in.
    func calendar(of funnel: Funnel) -> WorkingCalendar {
        funnel.calendar.flatMap { try? calendars.calendar(named: CalendarName(rawValue: $0)) } ?? calendars.standard
    }
}
