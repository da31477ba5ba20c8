import Domain

/// What an exchange is asked to send: event classes and `Action: Filter` lines that leave only what ``CallTracker``
/// reads. Half of all events are `VarSet`, most of them about the quality of voice.
struct EventSelection: Sendable {
    /// The classes for `Events` of the login (manager.c, `perms`).
    let classes = "system,call,agent,dialplan"

    /// The value of each `Filter` line. All are including ones, so an event passes when any is found in it; they are
    /// POSIX extended expressions, anchored at the event's name.
    let filters: [String]

    /// Lines of the manager interface must be shorter than 1,024 bytes.
    private static let longest = 800

    init(unread: Set<AMIEvent>, variables: [String], applications: [String], celEvents: [String]) {
        let lists = [
            (AMIEvent.varSet, "Variable", variables), (.newexten, "Application", applications),
            (.cel, "EventName", celEvents),
        ]
        let chosen = lists.filter { !unread.contains($0.0) && !$0.2.isEmpty }
        let plain = AMIEvent.allCases.filter { event in
            event != .other && !unread.contains(event) && !chosen.contains { $0.0 == event }
        }
        var filters = Self.lines("^Event: (", plain.map(\.rawValue), ")[^[:alnum:]]")
        for (event, header, values) in chosen {
            filters += Self.lines("^Event: \(event.rawValue)[^[:alnum:]].*\(header): (", values.map(Self.escaped), ")")
        }
        self.filters = filters
    }

    /// What the tracker reads.
    static let calls = EventSelection(
        unread: Set(CallTracker.unread),
        variables: CallTracker.variables,
        applications: CallTracker.applications,
        celEvents: CallTracker.celEvents
    )

    /// As many lines as `words` need.
    private static func lines(_ prefix: String, _ words: [String], _ suffix: String) -> [String] {
        var (lines, current) = ([String](), [String]())
        for word in words {
            if current.reduce(word.utf8.count, { $0 + $1.utf8.count + 1 }) > longest {
                lines.append(prefix + current.joined(separator: "|") + suffix)
                current = []
            }
            current.append(word)
        }
        return current.isEmpty ? lines : lines + [prefix + current.joined(separator: "|") + suffix]
    }

    private static func escaped(_ word: String) -> String {
        word.reduce(into: "") { text, character in
            if "\\.[]()*+?{}|^$".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
