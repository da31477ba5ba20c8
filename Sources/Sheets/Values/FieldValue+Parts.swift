import Domain

extension FieldValue {
    /// The text, when it is one.
    var plainText: String? { if case .text(let text) = self { text } else { nil } }
    /// The sum, when it is one.
    var money: Money? { if case .money(let money) = self { money } else { nil } }
    /// The number that a plan keeps of it: whole ones as they are, sums in kopecks.
    var figure: Int64? {
        switch self {
        case .int(let number), .quantity(let number): number
        case .money(let money): money.minor
        default: nil
        }
    }
    /// The moment, when it is one.
    var moment: Timestamp? { if case .moment(let moment) = self { moment } else { nil } }
    /// The member of staff, when it is one.
    var staffID: StaffID? { if case .staff(let id) = self { id } else { nil } }
    /// The department, when it is one.
    var departmentID: DepartmentID? { if case .department(let id) = self { id } else { nil } }
    /// The person, when it is one.
    var personID: PersonID? { if case .person(let id) = self { id } else { nil } }
    /// The company, when it is one.
    var companyID: CompanyID? { if case .company(let id) = self { id } else { nil } }
}
