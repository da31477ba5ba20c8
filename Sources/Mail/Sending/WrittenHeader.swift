import Foundation
import Records

/// Header fields with words that are not ASCII (RFC 2047, RFC 2231). Pure.
enum WrittenHeader {
    /// The longest encoded word (RFC 2047 section 2).
    private static let longestWord = 75
    private static let opening = "=?utf-8?B?"

    /// Free text as a field's value, folded; `used` characters stand before it in its line.
    static func words(_ text: String, after used: Int = 0) -> String {
        let clean = cleaned(text)
        guard needsEncoding(clean) || clean.utf8.count + used > 900 else { return clean }
        return encodedWords(clean, after: used).joined(separator: "\r\n ")
    }

    /// Addresses with their names, folded.
    static func addresses(_ addresses: [LetterAddress]) -> String {
        addresses.map { address in
            let place = "<\(cleaned(address.address).filter { !$0.isWhitespace && $0 != "<" && $0 != ">" })>"
            guard let name = address.name.map(cleaned), !name.isEmpty else { return place }
            if needsEncoding(name) || name.utf8.count > 60 {
                return encodedWords(name, after: 10).joined(separator: "\r\n ") + "\r\n \(place)"
            }
            return "\"\(escaped(name))\" \(place)"
        }.joined(separator: ",\r\n ")
    }

    /// The name of a file as a parameter, `="…"`: as old programs read it, and as RFC 2231 section 4 has it.
    static func parameter(_ name: String) -> (plain: String, extended: String) {
        let clean = cleaned(name)
        guard needsEncoding(clean) else {
            let quoted = "=\"\(escaped(clean))\""
            return (quoted, quoted)
        }
        let percent = clean.utf8.map { byte -> String in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain || byte == 0x2E || byte == 0x2D || byte == 0x5F
                ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }
        return ("=\"\(encodedWords(clean, after: 10).joined(separator: "\r\n "))\"", "*=utf-8''\(percent.joined())")
    }

    /// A media type of which nothing can go wrong.
    static func mediaType(_ type: String) -> String {
        let parts = type.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        let isGood =
            parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
                    }
            }
        return isGood && parts[0] != "multipart" && parts[0] != "message"
            ? type.lowercased() : "application/octet-stream"
    }

    /// Without line breaks and other controls: nothing that is written into a field may end it.
    static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar)
        }
        return String(scalars).trimmingCharacters(in: .whitespaces)
    }

    private static func needsEncoding(_ text: String) -> Bool {
        text.utf8.contains { $0 > 0x7E } || text.contains("=?")
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
    }

    /// The text in encoded words, none of which cuts a character in two (RFC 2047 section 5).
    private static func encodedWords(_ text: String, after used: Int) -> [String] {
        var words: [String] = []
        var piece: [UInt8] = []
        var room = bytes(in: longestWord - used)
        for character in text {
            let more = Array(String(character).utf8)
            if !piece.isEmpty, piece.count + more.count > room {
                words.append(word(piece))
                piece = []
                room = bytes(in: longestWord)
            }
            piece += more
        }
        if !piece.isEmpty { words.append(word(piece)) }
        return words
    }

    private static func word(_ bytes: [UInt8]) -> String { opening + Data(bytes).base64EncodedString() + "?=" }

    /// How many bytes fit into an encoded word of so many characters.
    private static func bytes(in length: Int) -> Int { max(6, (length - opening.count - 2) / 4 * 3) }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}
