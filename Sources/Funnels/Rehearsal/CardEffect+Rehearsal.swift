import Domain
import Records

extension CardEffect {
    /// What is done, in words that are the same whenever the same is done; nil for bookkeeping.
    var rehearsed: String? {
        switch self {
        case .enter(let place, _): "enters \(place.stage)"
        case .tag(let tag, let isOn): isOn ? "tag \(tag)" : "tag \(tag) taken off"
        case .task(let order, _): "task '\(order.title)'\(Self.person(order.assignee))\(Self.due(order.dueAt))"
        case .notice(let staff, _, let template, _, _): "notice \(template) to staff:\(staff)"
        case .send(let connector, _, let message): "\(connector) \(message.template)"
        case .order(let order, _, _): "asks for \(order.kind)\(Self.person(order.assignee))\(Self.due(order.dueAt))"
        case .create(_, let made, _): "makes a card of \(made.funnel)"
        case .arm(let mark, let moment): "timer \(mark.name) at \(Self.hour(moment))"
        case .write(let field, _, let source) where !source.isPerson: "sets \(field)"
        case .writeCompany(_, let field, _, _): "sets company.\(field)"
        default: nil
        }
    }

    private static func person(_ staff: StaffID?) -> String { staff.map { " to staff:\($0)" } ?? "" }

    private static func due(_ moment: Timestamp?) -> String { moment.map { " due \(hour($0))" } ?? "" }

    private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// To the minute, in UTC.
    private static func hour(_ moment: Timestamp) -> String {
        let minutes = moment.microseconds.quotient(by: 60_000_000)
        let day = CivilDate(dayNumber: Int(minutes.quotient(by: 1440)))
        let rest = minutes - minutes.quotient(by: 1440) * 1440
        return "\(day) \(padded(rest / 60)):\(padded(rest % 60)) UTC"
    }
}

extension Int64 {
    /// The quotient that rounds down, also below zero.
    fileprivate func quotient(by divisor: Int64) -> Int64 {
        self / divisor - (self % divisor < 0 ? 1 : 0)
    }
}

extension CardRefusal {
    /// The refusal in words.
    var rehearsed: String {
        switch self {
        case .missing(let fields, _): "refused: \(fields.map(\.field).joined(separator: ", ")) not filled"
        case .needsReason: "refused: asks for a reason"
        case .notHere(let what): "refused: no \(what)"
        case .notAllowed(let why): "refused: \(why)"
        case .invalid(let field, let why): "refused: \(field): \(why)"
        case .conflict, .closed: "refused"
        }
    }
}
