/// How a word sounds, in a few Latin letters: the same for a Russian word and for its transliteration.
///
/// `спецмеханизация`, `Spetsmekhanizatsiya` and `specmehanizacija` sound alike. Doubled letters are one.
enum Sound {
    /// The sound of a word in lower case.
    static func of(_ word: String) -> [UInt8] {
        let letters = Array(word.unicodeScalars)
        var sound: [UInt8] = []
        var index = 0
        while index < letters.count {
            let letter = letters[index].value
            if letter >= 0x430, letter <= 0x44F {
                put(russian[Int(letter - 0x430)], &sound)
                index += 1
            } else if letter < 0x80 {
                index += latin(letters, index, &sound)
            } else {
                index += 1
            }
        }
        return sound
    }

    private static func put(_ letter: UInt8, _ sound: inout [UInt8]) {
        if letter != 0, sound.last != letter { sound.append(letter) }
    }

    /// Adds what stands at `index`; how many letters it took.
    private static func latin(_ letters: [Unicode.Scalar], _ index: Int, _ sound: inout [UInt8]) -> Int {
        for length in [4, 3, 2] where index + length <= letters.count {
            let part = String(String.UnicodeScalarView(letters[index..<(index + length)]))
            if let mapped = clusters[part] {
                for letter in mapped.utf8 { put(letter, &sound) }
                return length
            }
        }
        let letter = UInt8(truncatingIfNeeded: letters[index].value)
        switch letter {
        case UInt8(ascii: "y"), UInt8(ascii: "j"): put(UInt8(ascii: "i"), &sound)
        case UInt8(ascii: "w"): put(UInt8(ascii: "v"), &sound)
        case UInt8(ascii: "q"): put(UInt8(ascii: "k"), &sound)
        case UInt8(ascii: "x"):
            put(UInt8(ascii: "k"), &sound)
            put(UInt8(ascii: "s"), &sound)
        case 0x61...0x7A, 0x30...0x39: put(letter, &sound)
        default: break
        }
        return 1
    }

    private static let clusters: [String: String] = [
        "shch": "s", "sch": "s", "sh": "s", "ch": "c", "zh": "z", "kh": "h", "ts": "c", "tz": "c", "ya": "a",
        "ja": "a", "yu": "u", "ju": "u", "yo": "e", "jo": "e", "ye": "e", "je": "e", "ph": "f", "ck": "k", "iy": "i",
        "ij": "i", "yj": "i",
    ]

    /// а to я.
    private static let russian: [UInt8] = "abvgdezziiklmnoprstufhccss\0i\0eua".utf8.map { $0 }
}
