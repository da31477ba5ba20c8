package import Domain

extension FieldValue {
    /// The value as a field of `type` keeps it: a number becomes a sum of whole roubles, a whole number a quantity, and
    /// where a field holds a person, a company, a card, the one of that number; nil when the field cannot hold it.
    /// `calendar` says on which day a moment is.
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
        case (_, .int(let number)) where number > 0 && FieldValue.reference(number, type) != nil:
            return FieldValue.reference(number, type)
        case (.employees, .list(let people)):
            let staff = people.map { $0.converted(to: .employee, calendar: calendar) }
            return staff.contains(nil) ? nil : .list(staff.compactMap(\.self))
        default: return ExpressionType(type).accepts(ExpressionType(self)) ? self : nil
        }
    }

    /// What a field of `type` calls the record of that number; nil where it holds no reference.
    private static func reference(_ number: Int64, _ type: FieldType) -> FieldValue? {
        switch type {
        case .employee: .staff(StaffID(number))
        case .department: .department(DepartmentID(number))
        case .contact: .person(PersonID(number))
        case .company: .company(CompanyID(number))
        case .link: .card(CardID(number))
        default: nil
        }
    }
}
