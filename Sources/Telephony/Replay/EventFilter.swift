import Glibc

/// One `Action: Filter` line: a POSIX extended expression searched in the whole text of an event (manager.c,
/// `match_filter`), excluding where it begins with `!`.
struct EventFilter: Sendable {
    let isExcluding: Bool
    private let pattern: String

    /// Reads the value of `Filter`; nil when it is no valid expression.
    init?(_ line: String) {
        self.isExcluding = line.hasPrefix("!")
        self.pattern = isExcluding ? String(line.dropFirst()) : line
        guard matches([]) != nil else { return nil }
    }

    /// Whether the expression is found in `event`; nil when it cannot be compiled.
    func matches(_ event: [UInt8]) -> Bool? {
        var expression = regex_t()
        guard regcomp(&expression, pattern, REG_EXTENDED | REG_NOSUB) == 0 else { return nil }
        defer { regfree(&expression) }
        return (event.filter { $0 != 0 } + [0]).withUnsafeBytes { bytes in
            guard let text = bytes.bindMemory(to: CChar.self).baseAddress else { return false }
            return regexec(&expression, text, 0, nil, 0) == 0
        }
    }
}

extension [EventFilter] {
    /// Whether an event passes: one including filter must find something where there are any, and no excluding one.
    func pass(_ event: [UInt8]) -> Bool {
        let including = filter { !$0.isExcluding }
        let isIncluded = including.isEmpty || including.contains { $0.matches(event) == true }
        return isIncluded && !contains { $0.isExcluding && $0.matches(event) == true }
    }
}
