import Domain

/// Turns a header's bytes into text. Asterisk passes on what the provider sent: UTF-8, windows-1251, or UTF-8 cut in
/// the middle of a character (names end at 79 bytes).
enum AMIText {
    /// Where Asterisk cuts a name.
    private static let nameLimit = 79

    /// The text of `bytes`. UTF-8 with a few broken bytes stays UTF-8 without them; what is not UTF-8 is `fallback`.
    static func decode(_ bytes: UnsafeRawBufferPointer, _ fallback: FallbackEncoding) -> String {
        if isASCII(bytes) {
            return String(unsafeUninitializedCapacity: bytes.count) { text in
                UnsafeMutableRawBufferPointer(text).copyMemory(from: bytes)
                return bytes.count
            }
        }
        let valid = bytes.withMemoryRebound(to: UInt8.self) { String(validating: $0, as: UTF8.self) }
        if let valid { return valid }
        let census = census(of: bytes)
        let cut = census.broken <= 3 && census.cutAtEnd && bytes.count >= nameLimit
        if census.characters > census.broken || cut { return dropping(bytes) }
        return String(String.UnicodeScalarView(bytes.map(fallback.scalar)))
    }

    private static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var (all, index) = (UInt64(0), 0)
        while index + 8 <= bytes.count {
            all |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < bytes.count {
            all |= UInt64(bytes[index])
            index += 1
        }
        return all & 0x8080_8080_8080_8080 == 0
    }

    /// How many multi-byte characters are whole, how many bytes belong to none, and whether the last one is cut.
    private static func census(of bytes: UnsafeRawBufferPointer) -> (characters: Int, broken: Int, cutAtEnd: Bool) {
        var characters = 0
        var broken = 0
        var cutAtEnd = false
        var index = 0
        while index < bytes.count {
            let length = Self.length(bytes[index])
            if length == 1 {
                index += 1
            } else if length > 1, isWhole(bytes, index, length) {
                characters += 1
                index += length
            } else {
                cutAtEnd = length > 1 && index + length > bytes.count
                broken += 1
                index += 1
            }
        }
        return (characters, broken, cutAtEnd)
    }

    /// Everything that is UTF-8, without the bytes that are not.
    private static func dropping(_ bytes: UnsafeRawBufferPointer) -> String {
        var kept: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let length = Self.length(bytes[index])
            if length == 0 || !isWhole(bytes, index, length) {
                index += 1
                continue
            }
            kept.append(contentsOf: bytes[index..<index + length])
            index += length
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func length(_ lead: UInt8) -> Int {
        switch lead {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    private static func isWhole(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> Bool {
        guard start + length <= bytes.count else { return false }
        return bytes[(start + 1)..<(start + length)].allSatisfy { $0 & 0xC0 == 0x80 }
    }
}
