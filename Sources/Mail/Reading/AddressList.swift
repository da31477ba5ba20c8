import Understanding

/// The addresses of a field of a letter's head (RFC 5322, section 3.4), and of fields that keep no rule.
enum AddressList {
    /// No list is read further.
    static let limit = 200

    /// The addresses of a raw value.
    static func read(_ raw: ArraySlice<UInt8>, charset: String? = nil) -> [MailAddress] {
        var reader = Reader(bytes: HeaderText.unfolded(raw), charset: charset)
        let found = reader.run()
        if found.contains(where: { !$0.address.isEmpty }) { return found.filter { !$0.address.isEmpty } }
        // The whole of it was encoded, or it holds a name only.
        let text = HeaderText.read(raw, charset: charset)
        guard let named = AddressFinder.named(in: text), !named.address.isEmpty || !text.hasSuffix(";") else {
            return []
        }
        return [named]
    }

    private struct Reader {
        let bytes: ArraySlice<UInt8>
        let charset: String?
        var found: [MailAddress] = []
        var phrase: [UInt8] = []
        var quoted: [UInt8]?
        var angle: [UInt8]?
        var comment: [UInt8] = []

        init(bytes: ArraySlice<UInt8>, charset: String?) { (self.bytes, self.charset) = (bytes, charset) }

        mutating func run() -> [MailAddress] {
            var index = bytes.startIndex
            while index < bytes.endIndex, found.count < AddressList.limit {
                switch bytes[index] {
                case UInt8(ascii: "\""): index = quote(from: index)
                case UInt8(ascii: "("): index = skipComment(from: index)
                case UInt8(ascii: "<"): index = bracket(from: index)
                case UInt8(ascii: ","), UInt8(ascii: ";"):
                    endAddress(isLast: false)
                    index += 1
                case UInt8(ascii: ":")
                where angle == nil && !phrase.contains(UInt8(ascii: "@")) && !phrase.contains(UInt8(ascii: "[")):
                    // The name of a group.
                    (phrase, quoted) = ([], nil)
                    index += 1
                case UInt8(ascii: "="):
                    index = word(from: index)
                default:
                    phrase.append(bytes[index])
                    index += 1
                }
            }
            endAddress(isLast: true)
            return found
        }

        /// An encoded word, whatever stands in it, is a part of a name.
        private mutating func word(from start: Int) -> Int {
            let end = EncodedWord(bytes[start...])?.end ?? start + 1
            phrase += bytes[start..<end]
            return end
        }

        private mutating func quote(from start: Int) -> Int {
            var (text, index): ([UInt8], Int) = ([], start + 1)
            while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex { index += 1 }
                text.append(bytes[index])
                index += 1
            }
            // `"Ivan"@example.com`: a quoted mailbox.
            if index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: "@") {
                phrase += text
            } else {
                phrase += text
                quoted = (quoted.map { $0 + [0x20] } ?? []) + text
            }
            return min(index + 1, bytes.endIndex)
        }

        private mutating func skipComment(from start: Int) -> Int {
            var (depth, index) = (0, start)
            while index < bytes.endIndex {
                if bytes[index] == UInt8(ascii: "(") { depth += 1 }
                if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
                if depth == 0 { break }
                if index > start { comment.append(bytes[index]) }
                index += 1
            }
            return min(index + 1, bytes.endIndex)
        }

        private mutating func bracket(from start: Int) -> Int {
            let rest = bytes[(start + 1)...]
            let end =
                rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.firstIndex { $0 == UInt8(ascii: ",") } ?? rest.endIndex
            // Of `<<a@b.ru>>` the inner one counts.
            let inner = rest[..<end].drop { $0 == UInt8(ascii: "<") || $0 <= 0x20 }
            let isWord = inner.contains(UInt8(ascii: "@")) || angle == nil
            if isWord { angle = Array(inner) }
            return min(end + 1, bytes.endIndex)
        }

        private mutating func endAddress(isLast: Bool) {
            defer { if angle != nil || phrase.contains(UInt8(ascii: "@")) || isLast { clear() } }
            if let angle {
                let name = text(phrase)
                add(angle, name: name.isEmpty ? text(comment) : name)
            } else if phrase.contains(UInt8(ascii: "@")) {
                let words = String(decoding: phrase, as: UTF8.self).split { $0 == " " || $0 == "\t" }
                if words.count > 1, let address = words.last(where: { $0.contains("@") }) {
                    let name = words.filter { $0 != address }.joined(separator: " ")
                    add(Array(address.utf8), name: text(Array(name.utf8)))
                } else {
                    add(phrase, name: text(comment))
                }
            } else if !isLast {
                // An unquoted comma in a name: `Иванов, Иван <i@x.ru>`.
                if !phrase.allSatisfy({ $0 <= 0x20 }) { phrase.append(UInt8(ascii: ",")) }
            } else if !phrase.allSatisfy({ $0 <= 0x20 }) {
                let address = text(phrase)
                if !address.contains(" "), address.utf8.count < 200 { found.append(MailAddress(address: address)) }
            }
        }

        private mutating func clear() { (phrase, quoted, angle, comment) = ([], nil, nil, []) }

        private mutating func add(_ address: [UInt8], name: String) {
            var text = Charset.decode(address.filter { $0 > 0x20 }[...], charset: charset)
            if text.hasPrefix("=?") { text = HeaderText.read(address[...], charset: charset) }
            if text.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "m"), text.lowercased().hasPrefix("mailto:") {
                text = String(text.dropFirst(7))
            }
            if text.hasPrefix("'"), text.hasSuffix("'"), text.count > 2 { text = String(text.dropFirst().dropLast()) }
            let name = name == text ? "" : name
            found.append(MailAddress(name: name.isEmpty ? nil : name, address: text))
        }

        private func text(_ bytes: [UInt8]) -> String {
            var text = HeaderText.read(bytes[...], charset: charset)
            if text.isEmpty { return text }
            text = text.utf8.split { $0 == 0x20 || $0 == 9 }.map { String(Substring($0)) }.joined(separator: " ")
            while let first = text.first, "\"'".contains(first), text.last == first, text.count >= 2 {
                text = String(text.dropFirst().dropLast())
            }
            return text
        }
    }
}
