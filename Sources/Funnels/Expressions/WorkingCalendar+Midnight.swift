import Domain

extension WorkingCalendar {
    /// The moment at which `date` begins.
    func midnight(of date: CivilDate) -> Timestamp { moment(of: date.adding(days: -1), .endOfDay) }
}
