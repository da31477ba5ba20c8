import Domain

extension DialplanSettings {
    private static let helperTechnologies: Set<Substring> = [
        "Parking", "SIPPeer", "AsyncGoto", "Surrogate", "Bridge", "CBRec", "CBAnn", "ConfBridgeRecorder", "Recorder",
        "Announcer", "Message", "Transfered", "MulticastRTP", "UnicastRTP", "Substitution", "PickUp", "AudioHook",
        "OutgoingSpoolFailed", "Multicast", "Snoop",
    ]

    /// What stands behind a channel, from its name first, then from the context it came up in and its number.
    func kind(of name: String, context: String?, number: String?, account: String?) -> ChannelKind {
        let parts = ChannelName(name)
        if parts.technology == "Local" { return .local(number: String(parts.number)) }
        if Self.helperTechnologies.contains(parts.technology) || parts.peer.isEmpty { return .helper }
        let peer = String(parts.peer)
        if trunks.contains(where: { $0 == peer || name.hasPrefix($0 + "-") || $0 == "\(parts.technology)/\(peer)" }) {
            return .trunk(peer)
        }
        if extensions.contains(peer) { return .phone(peer) }
        if looksInternal(peer) { return .phone(peer) }
        if let context, matches(context, trunkContexts) { return .trunk(peer) }
        // A line never calls by its own name; a hosted exchange's account does.
        if peer == number || peer == account { return .phone(peer) }
        if let context, matches(context, internalContexts) { return .phone(phoneNumber(peer, number)) }
        if !trunks.isEmpty { return .phone(phoneNumber(peer, number)) }
        if let number, looksInternal(number), !isNumber(peer) { return .phone(number) }
        return .trunk(peer)
    }

    /// The extension of a phone whose peer is no number: what it calls itself.
    private func phoneNumber(_ peer: String, _ number: String?) -> String {
        guard let number, looksInternal(number) else { return peer }
        return number
    }

    /// Whether `text` has the form of an extension.
    func looksInternal(_ text: String) -> Bool {
        extensions.contains(text) || isNumber(text) && extensionDigits.contains(text.utf8.count)
    }

    /// Whether `text`, as dialled, is a number outside.
    func looksOutside(_ text: String) -> Bool {
        if text.hasPrefix("+") { return isNumber(String(text.dropFirst())) }
        return isNumber(text) && text.utf8.count > extensionDigits.upperBound && !extensions.contains(text)
    }

    /// Whether `text`, as dialled, asks the exchange for something and calls nobody.
    func isFeatureCode(_ text: String) -> Bool { featurePrefixes.contains { text.hasPrefix($0) } }

    /// Whether `text` is what a caller can have dialled, and no name of a place in the dialplan (`s`, `i`, `h`).
    func isDialled(_ text: String) -> Bool {
        text.utf8.count > 1 && text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } || isNumber(text)
    }

    /// The party that a dialled string stands for.
    func party(dialled text: String) -> CallParty { looksOutside(text) ? .outside(text) : .extension(text) }

    /// Whether one of the words for a site's call-back stands in `texts`.
    func isCallback(_ texts: [String?]) -> Bool {
        guard !callbackMarks.isEmpty else { return false }
        return texts.contains { text in
            guard let folded = text?.lowercased() else { return false }
            return callbackMarks.contains { folded.contains($0) }
        }
    }

    /// Whether the company's own phones dial in `context`.
    func isInternal(context: String) -> Bool { matches(context, internalContexts) }

    private func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private func matches(_ context: String, _ patterns: [String]) -> Bool {
        patterns.contains { $0.hasSuffix("*") ? context.hasPrefix($0.dropLast()) : context == $0 }
    }
}
