private import CStemmer

/// The Snowball stemmer for Russian, from libstemmer.
enum Stemmer {
    /// The stem of a word in lower case; the word itself when it holds no Russian letter.
    static func stem(_ word: String) -> String {
        var word = word
        let stem = word.withUTF8 { bytes -> String? in
            guard bytes.contains(where: { $0 >= 0xD0 }) else { return nil }
            return withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 8) { room in
                bytes.withMemoryRebound(to: CChar.self) { letters in
                    let count = svod_stem_russian(letters.baseAddress, letters.count, room.baseAddress, room.count)
                    return count == 0
                        ? nil : String(decoding: room[..<count].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                }
            }
        }
        return stem ?? word
    }
}
