/// A bridge and who is in it, in order of entering.
struct Bridge: Sendable {
    /// What people in a bridge can do.
    enum Kind: Sendable {
        /// They talk.
        case talk
        /// They talk, and calls stay apart: a conference room.
        case conference
        /// They hear music or wait: parking, holding.
        case holding
    }

    var kind: Kind
    var members: [String] = []

    static func kind(type: String?, technology: String?, creator: String?) -> Kind {
        if type == "parking" || technology == "holding_bridge" { return .holding }
        if creator == "ConfBridge" || creator == "MeetMe" || type == "base" && technology == "softmix" {
            return .conference
        }
        return .talk
    }
}
