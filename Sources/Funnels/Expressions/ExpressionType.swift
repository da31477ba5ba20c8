import Domain

/// What an expression gives, as far as its text alone tells.
package enum ExpressionType: Hashable, Sendable {
    /// Not known before it is asked: the data of an event, `null`.
    case any
    /// A text, or an entry of a list.
    case text
    /// Yes or no.
    case flag
    /// A whole number.
    case int
    /// A number with up to three decimals.
    case quantity
    /// A sum of money.
    case money
    /// A day.
    case date
    /// A moment.
    case moment
    /// A member of staff.
    case employee
    /// A department.
    case department
    /// A person outside.
    case contact
    /// A company outside.
    case company
    /// Another card.
    case card
    /// Several values.
    case list
    /// Rows.
    case table

    /// What a field of type `field` gives.
    package init(_ field: FieldType) {
        switch field {
        case .text, .phone, .email, .choice, .file: self = .text
        case .flag: self = .flag
        case .int: self = .int
        case .quantity: self = .quantity
        case .money: self = .money
        case .date: self = .date
        case .moment: self = .moment
        case .employee: self = .employee
        case .employees: self = .list
        case .department: self = .department
        case .contact: self = .contact
        case .company: self = .company
        case .link: self = .card
        case .table: self = .table
        }
    }

    /// The type of a value that stands in the expression itself.
    init(_ value: FieldValue) {
        switch value {
        case .text: self = .text
        case .flag: self = .flag
        case .int: self = .int
        case .quantity: self = .quantity
        case .money: self = .money
        case .date: self = .date
        case .moment: self = .moment
        case .staff: self = .employee
        case .department: self = .department
        case .person: self = .contact
        case .company: self = .company
        case .card: self = .card
        case .list: self = .list
        case .table: self = .table
        }
    }

    /// Whether it is a number or a sum.
    var isNumeric: Bool { [.int, .quantity, .money].contains(self) }

    /// Whether it is a day or a moment.
    var isTime: Bool { self == .date || self == .moment }

    /// Whether values of both can be compared: numbers with sums (a number means whole roubles), days with moments.
    func isComparable(to other: ExpressionType) -> Bool {
        self == .any || other == .any || self == other || isNumeric && other.isNumeric || isTime && other.isTime
    }

    /// Whether one value can be less than another.
    var isOrdered: Bool { self == .any || isNumeric || isTime }

    /// Whether a field of this type can take a value of type `other`.
    package func accepts(_ other: ExpressionType) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any): true
        case (.money, .int), (.money, .quantity), (.quantity, .int), (.moment, .date), (.date, .moment): true
        default: self == other
        }
    }

    /// How a message calls a value of it.
    package var described: String {
        switch self {
        case .any: "anything"
        case .text: "a text"
        case .flag: "yes or no"
        case .int: "a whole number"
        case .quantity: "a number"
        case .money: "a sum of money"
        case .date: "a day"
        case .moment: "a moment"
        case .employee: "a member of staff"
        case .department: "a department"
        case .contact: "a contact"
        case .company: "a company"
        case .card: "a card"
        case .list: "a list"
        case .table: "a table"
        }
    }
}
