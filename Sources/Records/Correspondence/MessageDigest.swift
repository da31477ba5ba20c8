package import Domain

/// What tells the same letter in two boxes: its `Message-ID` and what stands in it. Some senders give one `Message-ID` to
/// all they write, so neither alone is enough.
package enum MessageDigest {
    /// The digest of who wrote what.
    package static func of(_ request: IncomingRequest) -> String {
        hex(of: [request.client.email ?? "", request.subject ?? "", request.text])
    }

    /// What a letter is looked up by: its `Message-ID`; without one its date and text. Nil for what is no letter: that has
    /// the sender's own key.
    package static func key(of request: IncomingRequest) -> String? {
        guard request.kind == .letter else { return nil }
        return request.messageID ?? "\(request.sentAt.microseconds).\(of(request))"
    }

    /// FNV-1a of 64 bits, in hexadecimal.
    private static func hex(of texts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xff) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
