/// What stands behind a channel.
enum ChannelKind: Hashable, Sendable {
    /// A phone of the company, by its extension.
    case phone(String)
    /// A line to the world outside, by the peer's name.
    case trunk(String)
    /// Half of a Local channel: the exchange talks to itself. `number` is what it dials.
    case local(number: String)
    /// A channel the exchange made for its own work (parking, masquerade, announcements).
    case helper

    /// Whether a person can be behind it.
    var isReal: Bool {
        switch self {
        case .phone, .trunk: true
        case .local, .helper: false
        }
    }

    /// The trunk's name, or nil.
    var trunk: String? {
        guard case .trunk(let peer) = self else { return nil }
        return peer
    }

    /// The extension, or nil.
    var `extension`: String? {
        guard case .phone(let number) = self else { return nil }
        return number
    }
}
