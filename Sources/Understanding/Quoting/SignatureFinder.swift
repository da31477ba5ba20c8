/// Finds the signature that a sender's program puts below each letter where no line of dashes announces it.
enum SignatureFinder {
    /// The first line of it; nil when the letter ends with what was written.
    ///
    /// Words of parting alone (`Thanks, Ann`) are written by hand and stay; they begin a signature when a way to reach
    /// the sender, a company or a post stands below, and in Russian letters, where programs put them, always.
    static func start(_ lines: [String]) -> Int? {
        guard let last = lines.lastIndex(where: { !$0.trimmingSpace().isEmpty }) else { return nil }
        let first = max(1, last - 24)
        guard first <= last else { return nil }
        for index in first...last {
            guard let parting = parting(lines[index]) else { continue }
            guard lines[..<index].contains(where: { !$0.trimmingSpace().isEmpty }) else { continue }
            let below = lines[(index + 1)..<(last + 1)]
            guard below.count(where: { !$0.trimmingSpace().isEmpty }) <= 18 else { continue }
            let isOfProgram = parting == .russian ? !hasRequest(below) : below.contains(where: isContact)
            if isOfProgram { return index }
        }
        return nil
    }

    private enum Parting { case russian, other }

    private static func parting(_ line: String) -> Parting? {
        guard line.utf8.count < 160 else { return nil }
        let clean = line.trimming { $0.isWhitespace || "-–—*_".contains($0) }
        guard heads.contains(clean.head) else { return nil }
        let text = clean.lowered()
        if russian.contains(where: text.beginsExactly) { return .russian }
        return other.contains { text.beginsExactly(with: $0) && text.count <= $0.count + 24 } ? .other : nil
    }

    /// With what partings begin.
    private static let heads = Set((russian + other).map(\.head))

    /// Whether goods or a question stand below: then it was no parting.
    private static func hasRequest(_ lines: ArraySlice<String>) -> Bool {
        lines.contains { $0.hasSuffix("?") || $0.utf8.count > 400 }
    }

    private static func isContact(_ line: String) -> Bool {
        guard line.utf8.count < 200 else { return false }
        if line.utf8.contains(UInt8(ascii: "@")) || line.range(of: "www.") != nil || line.range(of: "http") != nil {
            return true
        }
        let digits = line.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
        return digits >= 7 && line.utf8.count < 80
    }

    private static let russian = [
        "с уважением", "с уваж.", "c уважением", "с наилучшими пожеланиями", "с глубоким уважением", "с почтением",
        "з повагою", "с пожеланиями",
    ]

    private static let other: [String] = """
        best regards; kind regards; regards; warm regards; best wishes; sincerely; yours sincerely; yours faithfully; \
        yours truly; thanks and regards; thanks & regards; many thanks; thanks; thank you; cheers; best; спасибо; заранее спасибо; \
        благодарю; mit freundlichen grüßen; mit freundlichen grüssen; freundliche grüße; viele grüße; beste grüße; \
        cordialement; bien cordialement; salutations; saludos; un saludo; atentamente; cordiali saluti; distinti saluti; \
        saluti; met vriendelijke groet; vriendelijke groeten; groeten; atenciosamente; cumprimentos; med vänlig hälsning; \
        vänliga hälsningar; mvh; med vennlig hilsen; med venlig hilsen; z poważaniem; pozdrawiam; s pozdravem; \
        ystävällisin terveisin; saygılarımla; üdvözlettel; cu stimă; mit besten grüßen; br
        """.split(separator: ";").map { $0.trimmingSpace() }
}
