import Logging

/// A log line as the fields of a journal entry (systemd.journal-fields(7)).
struct JournalEntryFields: Hashable {
    /// Name and value, in order; names are journald's (`MESSAGE`, `PRIORITY`) or ours with the prefix `SVOD_`.
    let fields: [(name: String, value: String)]

    static func == (left: Self, right: Self) -> Bool { left.encoded == right.encoded }
    func hash(into hasher: inout Hasher) { hasher.combine(encoded) }

    /// Each field as `NAME=value`.
    var encoded: [[UInt8]] { fields.map { Array("\($0.name)=\($0.value)".utf8) } }

    init(label: String, level: Logger.Level, message: String, metadata: Logger.Metadata) {
        var fields = [
            (name: "MESSAGE", value: LogText.line(message: message, metadata: metadata)),
            (name: "PRIORITY", value: String(Self.priority(of: level))),
            (name: "SYSLOG_IDENTIFIER", value: "svod"),
            (name: "SVOD_LOGGER", value: label),
            (name: "SVOD_EVENT", value: message),
        ]
        // journald takes 64 fields a process may set; the rest stands in MESSAGE all the same.
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }).prefix(48) {
            fields.append((name: "SVOD_\(Self.name(key))", value: "\(value)"))
        }
        self.fields = fields
    }

    /// syslog(3)'s number of a level.
    static func priority(of level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    /// A metadata key as journald allows names: capitals, digits and underscores, at most 64 characters in all.
    static func name(_ key: String) -> String {
        let letters = key.unicodeScalars.prefix(59).map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": Character(String(scalar).uppercased())
            default: "_"
            }
        }
        return String(letters)
    }
}
