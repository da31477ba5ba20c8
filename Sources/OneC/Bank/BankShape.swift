/// What the ends of a file say of whether it is a statement, in any of the encodings that occur.
enum BankShape {
    private static let mark = Array("1CClientBankExchange".utf8)

    /// Whether bytes begin as a statement does.
    static func isStatement(_ head: some Sequence<UInt8>) -> Bool {
        // Zeros are those of UTF-16; blanks and marks of the byte order may stand before.
        let bytes = head.lazy.filter { $0 != 0 && $0 > 0x20 && $0 < 0x80 }.prefix(mark.count)
        return bytes.map(lower).elementsEqual(mark.map(lower))
    }

    /// Whether bytes end with `КонецФайла`.
    static func isWhole(_ tail: [UInt8]) -> Bool {
        var rest = tail[...]
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        return ends.contains { rest.count >= $0.count && rest.suffix($0.count).elementsEqual($0) }
    }

    private static let end = "КонецФайла"

    /// The last word as each encoding writes it; of UTF-16 without the zeros that blanks at the end may leave.
    private static let ends: [[UInt8]] = {
        let scalars = end.unicodeScalars.map(\.value)
        let windows = scalars.map { UInt8(truncatingIfNeeded: $0 - 0x410 + 0xC0) }
        let dos = scalars.map { UInt8(truncatingIfNeeded: $0 < 0x440 ? $0 - 0x410 + 0x80 : $0 - 0x440 + 0xE0) }
        let wide = end.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let wideBig = end.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        // Behind the word UTF-16 may leave the zero of a line's end.
        return [Array(end.utf8), windows, dos, wide, Array(wide.dropLast()), wideBig]
    }()

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
}
