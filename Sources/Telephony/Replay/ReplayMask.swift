/// Which classes of events a session wants: the value of `Events` in a login or of `EventMask`.
enum ReplayMask: Hashable, Sendable {
    case everything
    case nothing
    case classes(Set<String>)

    init(_ text: String) {
        switch text.lowercased() {
        case "on", "all", "": self = .everything
        case "off", "none": self = .nothing
        default: self = .classes(Set(text.lowercased().split(separator: ",").map { String($0.filter { $0 != " " }) }))
        }
    }

    /// Whether an event of these classes (`Privilege: call,all`) is wanted.
    func admits(_ classes: Set<String>) -> Bool {
        switch self {
        case .everything: true
        case .nothing: false
        case .classes(let wanted): !wanted.isDisjoint(with: classes.subtracting(["all"]))
        }
    }
}
