package import Domain

extension FieldValue {
    /// The value as a field of `type` keeps it: a number becomes a sum of whole roubles, a whole number a quantity; nil
    /// when the field cannot hold it. `calendar` says on which day a moment is.
    package func converted(to type: FieldType, calendar: WorkingCalendar) -> FieldValue? {
        switch (type, self) {
        case (.money, .int(let number)):
            let (minor, overflow) = number.multipliedReportingOverflow(by: 100)
            return overflow ? nil : .money(Money(minor: minor))
        case (.money, .quantity(let thousandths)):
            let half: Int64 = thousandths < 0 ? -5 : 5
            return .money(Money(minor: thousandths / 10 + (thousandths % 10 + half) / 10))
        case (.quantity, .int(let number)):
            let (thousandths, overflow) = number.multipliedReportingOverflow(by: 1000)
            return overflow ? nil : .quantity(thousandths)
        case (.date, .moment(let moment)): return .date(calendar.date(at: moment))
        case (.moment, .date(let date)): return .moment(calendar.midnight(of: date))
        default: return ExpressionType(type).accepts(ExpressionType(self)) ? self : nil
        }
    }
}
