/// Writes messages of a replayed exchange.
enum ReplayLines {
    /// The bytes of a message with these headers.
    static func bytes(_ headers: [(String, String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (name, value) in headers { bytes.append(contentsOf: "\(name): \(value)\r\n".utf8) }
        bytes.append(contentsOf: "\r\n".utf8)
        return bytes
    }

    /// A response to the action that carried `actionID`.
    static func response(_ kind: String, to actionID: String?, _ rest: [(String, String)] = []) -> [UInt8] {
        bytes([("Response", kind)] + (actionID.map { [("ActionID", $0)] } ?? []) + rest)
    }
}

extension ReplayExchange {
    /// What follows a login once the exchange has booted.
    static let fullyBooted = ReplayLines.bytes([
        ("Event", "FullyBooted"), ("Privilege", "system,all"), ("Uptime", "114"), ("LastReload", "114"),
        ("Status", "Fully Booted"),
    ])
}
