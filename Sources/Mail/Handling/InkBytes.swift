/// The bytes of a text's UTF-8 without those of white space (`White_Space` of Unicode), and without control characters.
struct InkBytes: Sequence, IteratorProtocol {
    private var bytes: String.UTF8View.Iterator
    /// What was looked at behind the last byte.
    private var ahead: (next: UInt8?, last: UInt8?)

    init(_ text: String) { bytes = text.utf8.makeIterator() }

    mutating func next() -> UInt8? {
        if let byte = ahead.next {
            ahead = (ahead.last, nil)
            return byte
        }
        while let byte = bytes.next() {
            switch byte {
            case ...0x20: continue
            case 0xC2:
                guard let second = bytes.next() else { return byte }
                if second == 0x85 || second == 0xA0 { continue }
                ahead = (second, nil)
                return byte
            case 0xE1, 0xE2, 0xE3:
                guard let second = bytes.next(), let third = bytes.next() else { return byte }
                if Self.isSpace(byte, second, third) { continue }
                ahead = (second, third)
                return byte
            default: return byte
            }
        }
        return nil
    }

    /// U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    private static func isSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE1, 0x9A): third == 0x80
        case (0xE2, 0x80): third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
        case (0xE2, 0x81): third == 0x9F
        case (0xE3, 0x80): third == 0x80
        default: false
        }
    }
}
