/// Reads HTML as browsers do, however broken it is, and keeps its text only: no tree is built, so depth costs nothing.
///
/// Tags are cut as the HTML standard's tokenizer does (section 13.2.5), names and attributes without their case;
/// scripts, styles, comments and the head are left out.
package struct HTMLReader {
    private let bytes: [UInt8]
    private var index = 0
    private var layout = HTMLLayout()

    private init(_ html: String) { bytes = Array(html.utf8) }

    /// Reads a page or a piece of one.
    package static func read(_ html: String) -> HTMLText {
        var reader = HTMLReader(html)
        reader.run()
        return reader.layout.finish()
    }

    private mutating func run() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"): if !tag() { text() }
            default: text()
            }
        }
    }

    /// Text up to the next tag.
    private mutating func text() {
        repeat {
            if bytes[index] == UInt8(ascii: "&"), let (scalar, length) = HTMLEntity.read(bytes[index...]) {
                layout.add(scalar)
                index += length
            } else {
                layout.add(bytes[index])
                index += 1
            }
        } while index < bytes.count && bytes[index] != UInt8(ascii: "<")
    }

    /// One tag, comment or declaration; false when a `<` is only a character.
    private mutating func tag() -> Bool {
        guard index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            comment()
            return true
        }
        let isEnd = next == UInt8(ascii: "/")
        let start = index + (isEnd ? 2 : 1)
        guard start < bytes.count, Self.isLetter(bytes[start]) else { return false }
        var end = start
        while end < bytes.count, !Self.endsName(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[start..<end].prefix(20).map { Self.lower($0) }, as: UTF8.self)
        index = end
        let attributes = attributes()
        if isEnd {
            layout.end(name)
        } else {
            layout.start(name, attributes)
            if ["script", "style", "title", "textarea", "noscript", "template"].contains(name) { skip(to: name) }
        }
        return true
    }

    private mutating func comment() {
        if bytes[index...].starts(with: "<!--".utf8) {
            index += 4
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "-"), bytes[index...].starts(with: "-->".utf8) {
                    index += 3
                    return
                }
                index += 1
            }
        } else {
            while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
            index = min(index + 1, bytes.count)
        }
    }

    /// The attributes that are looked at, and the end of the tag.
    private mutating func attributes() -> HTMLAttributes {
        var found = HTMLAttributes()
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let start = index
            index += 1
            while index < bytes.count, !Self.endsName(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
            let name = bytes[start..<index]
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
            index += 1
            found.set(name, value())
        }
        index = min(index + 1, bytes.count)
        return found
    }

    private mutating func value() -> ArraySlice<UInt8> {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        guard index < bytes.count else { return [] }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = index
            while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index += 1 }
            return bytes[start..<index]
        }
        index += 1
        let start = index
        while index < bytes.count, bytes[index] != quote { index += 1 }
        defer { index = min(index + 1, bytes.count) }
        return bytes[start..<index]
    }

    /// Leaves out what stands up to the end of an element whose content is no markup.
    private mutating func skip(to name: String) {
        let ending = Array("</\(name)".utf8)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), bytes[index...].prefix(ending.count).map({ Self.lower($0) }) == ending
            {
                return
            }
            index += 1
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
