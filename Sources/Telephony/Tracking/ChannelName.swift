/// The parts of a channel's name: `PJSIP/trunk-00000086`, `Local/103@from-internal-00000009;1`, `SIP/101-5<ZOMBIE>`.
struct ChannelName: Hashable, Sendable {
    /// The channel driver (`PJSIP`, `Local`).
    let technology: Substring
    /// What stands between the driver and the running number: peer, endpoint, or what a Local channel dials.
    let peer: Substring

    init(_ name: String) {
        guard let slash = name.firstIndex(of: "/") else {
            self.technology = Substring(name)
            self.peer = ""
            return
        }
        self.technology = name[..<slash]
        var rest = name[name.index(after: slash)...]
        if let mark = rest.firstIndex(where: { $0 == "<" || $0 == ";" }) { rest = rest[..<mark] }
        if let dash = rest.lastIndex(of: "-") { rest = rest[..<dash] }
        self.peer = rest
    }

    /// What a Local channel dials (`103` of `103@from-internal`), or the peer of a line that is named with its number.
    var number: Substring { peer.prefix { $0 != "@" } }

    /// The other half of a Local channel, or nil.
    static func otherHalf(of name: String) -> String? {
        if name.hasSuffix(";1") { return name.dropLast() + "2" }
        if name.hasSuffix(";2") { return name.dropLast() + "1" }
        return nil
    }
}
