/// A channel that is alive on a replayed exchange, as `CoreShowChannels` and `Status` speak of it.
struct StageChannel: Sendable {
    /// The headers of a channel snapshot by name: `Channel`, `ChannelState`, `CallerIDNum` … `Linkedid`.
    var headers: [String: String]
    /// What the dialplan does with it.
    var application = ""
    /// The application's arguments.
    var data = ""
    /// The bridge it is in, or empty.
    var bridge = ""
    /// The number called, as `Status` has it.
    let dialled: String
    /// The play it belongs to.
    let play: PlayID

    var name: String { headers["Channel"] ?? "" }
    var uniqueID: String { headers["Uniqueid"] ?? "" }
    var linkedID: String { headers["Linkedid"] ?? uniqueID }
    var isUp: Bool { headers["ChannelState"] == "6" }

    subscript(header: String) -> String { headers[header] ?? "" }
}
