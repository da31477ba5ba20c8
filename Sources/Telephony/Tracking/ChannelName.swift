/// The parts of a channel's name: `PJSIP/trunk-00000086`, `Local/103@from-internal-00000009;1`, `SIP/101-5<ZOMBIE>`.
struct ChannelName: Hashable, Sendable {
    /// The channel driver (`PJSIP`, `Local`).
    let technology: Substring
    /// What stands between the driver and the running number: peer, endpoint, or what a Local channel dials.
    let peer: Substring

    init(_ name: String) {
        let bytes = name.utf8
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            self.technology = Substring(name)
            self.peer = ""
            return
        }
        self.technology = Substring(bytes[..<slash])
        var rest = bytes[bytes.index(after: slash)...]
        if let mark = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ";") }) {
            rest = rest[..<mark]
        }
        if let dash = rest.lastIndex(of: UInt8(ascii: "-")) { rest = rest[..<dash] }
        self.peer = Substring(rest)
    }

    /// What a Local channel dials (`103` of `103@from-internal`), or the peer of a line that is named with its number.
    var number: Substring { Substring(peer.utf8.prefix { $0 != UInt8(ascii: "@") }) }

    /// The other half of a Local channel, or nil.
    static func otherHalf(of name: String) -> String? {
        if name.hasSuffix(";1") { return name.dropLast() + "2" }
        if name.hasSuffix(";2") { return name.dropLast() + "1" }
        return nil
    }
}
