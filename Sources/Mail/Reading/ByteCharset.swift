/// A charset of one byte a character whose first half is ASCII, as a table: texts of them are many, and are read several
/// times as fast as by a converter that is opened for each.
struct ByteCharset: Sendable {
    /// What each byte from 0x80 on is in UTF-8: the bytes, the first one lowest, and above them how many there are.
    private let letters: [UInt32]

    /// The charset that iconv knows by that name.
    init(_ name: String) {
        letters = (0x80...0xFF).map { byte in
            Array(Charset.converted([UInt8(byte)], by: name).utf8.prefix(3)).enumerated().reduce(0) { packed, letter in
                packed | UInt32(letter.element) << UInt32(letter.offset * 8) + 0x0100_0000
            }
        }
    }

    /// Those in which Russian letters come.
    static let known: [String: ByteCharset] = Dictionary(
        uniqueKeysWithValues: ["windows-1251", "koi8-r", "koi8-u", "cp866", "iso-8859-5", "windows-1252"].map {
            ($0, ByteCharset($0))
        }
    )

    /// The text of bytes; those that are no character become U+FFFD.
    func text(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.withUnsafeBufferPointer { bytes in
            letters.withUnsafeBufferPointer { letters in
                String(unsafeUninitializedCapacity: bytes.count * 3) { text in
                    var count = 0
                    for byte in bytes {
                        guard byte >= 0x80 else {
                            text[count] = byte
                            count += 1
                            continue
                        }
                        var letter = letters[Int(byte & 0x7F)]
                        let end = count + Int(letter >> 24)
                        while count < end {
                            text[count] = UInt8(truncatingIfNeeded: letter)
                            letter >>= 8
                            count += 1
                        }
                    }
                    return count
                }
            }
        }
    }
}
