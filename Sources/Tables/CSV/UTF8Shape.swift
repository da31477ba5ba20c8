/// How bytes form the characters of UTF-8 (RFC 3629, section 4).
enum UTF8Shape {
    /// The number of bytes of the character that `bytes` begins with; 0 when it begins with none that is whole.
    static func length(of bytes: ArraySlice<UInt8>) -> Int {
        guard let lead = bytes.first else { return 0 }
        let length = expected(lead)
        guard length > 0, bytes.count >= length else { return 0 }
        return follows(bytes, until: length) ? length : 0
    }

    /// Whether `bytes` are the beginning of a character whose rest is missing.
    static func isCut(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let lead = bytes.first else { return false }
        return expected(lead) > bytes.count && follows(bytes, until: bytes.count)
    }

    private static func expected(_ lead: UInt8) -> Int {
        switch lead {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    private static func follows(_ bytes: ArraySlice<UInt8>, until length: Int) -> Bool {
        let start = bytes.startIndex
        for offset in 1..<max(1, length) {
            let range: ClosedRange<UInt8> =
                switch (offset, bytes[start]) {
                case (1, 0xE0): 0xA0...0xBF
                case (1, 0xED): 0x80...0x9F
                case (1, 0xF0): 0x90...0xBF
                case (1, 0xF4): 0x80...0x8F
                default: 0x80...0xBF
                }
            guard range.contains(bytes[start + offset]) else { return false }
        }
        return true
    }
}
