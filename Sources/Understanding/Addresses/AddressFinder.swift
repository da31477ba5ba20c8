/// Finds addresses of mail in what people and programs write, however they are wrapped.
package enum AddressFinder {
    /// All addresses of a text, in their order, each once: `a@b.ru` of `<a@b.ru<mailto:a@b.ru>>` once.
    package static func all(in text: some StringProtocol, limit: Int = 20) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        let bytes = Array(text.utf8)
        var found: [String] = []
        var from = 0
        while let at = bytes[from...].firstIndex(of: UInt8(ascii: "@")) {
            from = at + 1
            guard let address = address(in: bytes, around: at) else { continue }
            if !found.contains(where: { $0.lowercased() == address.lowered() }) { found.append(address) }
            if found.count >= limit { break }
        }
        return found
    }

    /// The first address of a text.
    package static func first(in text: some StringProtocol) -> String? { all(in: text, limit: 1).first }

    /// Reads an address with the name before it, as clients print it in the head of a letter that is forwarded:
    /// `John Doe <john@x.com>`, `John Doe [mailto:john@x.com]`, `"Doe, John" (john@x.com)`, `john@x.com`.
    package static func named(in text: some StringProtocol) -> MailAddress? {
        let text = String(text).trimmingSpace()
        let address = first(in: text)
        let end = text.firstIndex { "<[(".contains($0) } ?? address.flatMap { text.range(of: $0)?.lowerBound }
        let name = String(end.map { text[..<$0] } ?? text[...]).trimming { $0.isWhitespace || "\"'*«»“”".contains($0) }
        guard let address else { return name.isEmpty ? nil : MailAddress(name: name, address: "") }
        let isName = !name.isEmpty && name.lowered() != address.lowered()
        return MailAddress(name: isName ? name : nil, address: address)
    }

    private static func address(in bytes: [UInt8], around at: Int) -> String? {
        var start = at
        while start > 0, at - start < 64, isLocal(bytes[start - 1]) { start -= 1 }
        var end = at + 1
        while end < bytes.count, end - at < 190, isDomain(bytes[end]) { end += 1 }
        while end > at + 1, [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(bytes[end - 1]) {
            end -= 1
        }
        while start < at, [UInt8(ascii: "."), UInt8(ascii: "-")].contains(bytes[start]) { start += 1 }
        let domain = bytes[(at + 1)..<max(end, at + 1)]
        guard start < at, domain.contains(UInt8(ascii: ".")) || domain.count > 1 else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isDomain(byte) || byte == UInt8(ascii: "+")
    }

    /// Names of domains in other letters are kept as they are written (RFC 6531).
    private static func isDomain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: byte >= 0x80
        }
    }
}
