/// Which encoding the first bytes of a file show, whatever its declaration says.
///
/// The outermost element's name is Russian, so that the first characters beyond ASCII come within the first lines; they
/// are UTF-8 or they are not. UTF-16 announces itself and is left to the parser.
struct CommerceEncodingEvidence {
    /// Bytes within which the first character beyond ASCII is waited for.
    private static let most = 4096
    /// Bytes from that one which decide.
    private static let needed = 16

    /// What has come and waits for the decision.
    private(set) var held: [UInt8] = []

    /// What is known of the encoding.
    enum Finding: Equatable {
        /// More bytes are needed.
        case undecided
        /// The file is as it says.
        case declared
        /// The file is written so, though it says otherwise.
        case really(String)
    }

    /// Takes bytes; `isLast` says that there are no more.
    mutating func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Finding {
        held.append(contentsOf: bytes)
        if held.starts(with: [0xFF, 0xFE]) || held.starts(with: [0xFE, 0xFF]) { return .declared }
        guard held.count > 2 || isLast else { return .undecided }
        if held.prefix(4).contains(0) { return .declared }
        // What a byte order mark says is said already; the declaration may say otherwise.
        let mark = held.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = held[mark...].firstIndex(where: { $0 >= 0x80 }) else {
            return isLast || held.count > Self.most ? .declared : .undecided
        }
        guard held.count - first >= Self.needed || isLast else { return .undecided }
        return finding(isUTF8: mark > 0 || Self.isUTF8(held[first...].prefix(Self.needed)))
    }

    private func finding(isUTF8: Bool) -> Finding {
        let declared = declaration ?? "utf-8"
        let saysUTF8 = declared == "utf-8" || declared == "utf8"
        if isUTF8 { return saysUTF8 ? .declared : .really("UTF-8") }
        return saysUTF8 ? .really("windows-1251") : .declared
    }

    /// The encoding of the declaration, small letters; nil without one.
    private var declaration: String? {
        let head = String(decoding: held.prefix(200), as: UTF8.self).lowercased()
        guard let start = head.firstRange(of: "encoding") else { return nil }
        let rest = head[start.upperBound...].drop { $0 == " " || $0 == "=" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return String(rest.dropFirst().prefix { $0 != quote })
    }

    /// Whether the characters are UTF-8; one that is cut at the end speaks neither for nor against.
    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
            guard length > 0 else { return false }
            for offset in 1..<max(length, 2) where length > 1 && index + offset < bytes.endIndex {
                guard bytes[index + offset] & 0xC0 == 0x80 else { return false }
            }
            index += length
        }
        return true
    }
}
