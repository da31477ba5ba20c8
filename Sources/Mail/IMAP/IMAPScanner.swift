/// Goes through the pieces of a response, token by token (RFC 9051 section 9). What is not understood gives nil, never a
/// trap: all of it is a stranger's. Pure.
struct IMAPScanner {
    /// A value within parentheses or behind an item's name.
    enum Value {
        case text([UInt8])
        case none
        case list([Value])
    }

    private let pieces: [IMAPFrame.Piece]
    private var piece = 0
    private var place = 0

    /// Nested lists deeper than this are not read.
    private static let deepest = 32

    init(_ frame: IMAPFrame) { pieces = frame.pieces }

    /// The byte that comes next in the text; nil at a literal and at the end.
    var peek: UInt8? {
        guard piece < pieces.count, case .text(let text) = pieces[piece], place < text.count else { return nil }
        return text[place]
    }

    mutating func skipSpaces() {
        while true {
            if peek == 0x20 { place += 1 } else if !leaveText() { return }
        }
    }

    /// Takes `byte` when it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        place += 1
        _ = leaveText()
        return true
    }

    /// The bytes up to a space, a parenthesis, a quote or the end; with a bracket open, up to its end.
    mutating func atom() -> [UInt8]? {
        var bytes: [UInt8] = []
        var isInBrackets = false
        while let byte = peek {
            if !isInBrackets, byte == 0x20 || byte == 0x28 || byte == 0x29 || byte == 0x22 { break }
            if byte == 0x5B { isInBrackets = true }
            if byte == 0x5D { isInBrackets = false }
            bytes.append(byte)
            place += 1
        }
        _ = leaveText()
        return bytes.isEmpty ? nil : bytes
    }

    /// An atom as text.
    mutating func word() -> String? { atom().map { String(decoding: $0, as: UTF8.self) } }

    /// A number.
    mutating func number() -> UInt64? { word().flatMap { UInt64($0) } }

    /// A string of any form, or an atom; `NIL` is nil within.
    mutating func string() -> [UInt8]?? {
        if piece < pieces.count, case .literal(let bytes) = pieces[piece] {
            piece += 1
            place = 0
            return .some(bytes)
        }
        if peek == 0x22 { return quoted().map { .some($0) } }
        guard let atom = atom() else { return nil }
        return String(decoding: atom, as: UTF8.self).uppercased() == "NIL" ? .some(nil) : .some(atom)
    }

    /// A value of any form.
    mutating func value(depth: Int = 0) -> Value? {
        skipSpaces()
        guard take(0x28) else { return string().map { $0.map { .text($0) } ?? .none } }
        guard depth < Self.deepest else { return nil }
        var values: [Value] = []
        while true {
            skipSpaces()
            if take(0x29) { return .list(values) }
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
        }
    }

    /// All that is left of the text, as text.
    mutating func rest() -> String {
        guard piece < pieces.count, case .text(let text) = pieces[piece] else { return "" }
        defer { place = text.count }
        return String(decoding: text[place...], as: UTF8.self)
    }

    private mutating func quoted() -> [UInt8]? {
        guard take(0x22) else { return nil }
        var bytes: [UInt8] = []
        while let byte = peek {
            place += 1
            if byte == 0x22 {
                _ = leaveText()
                return bytes
            }
            guard byte == 0x5C else {
                bytes.append(byte)
                continue
            }
            guard let escaped = peek else { return nil }
            bytes.append(escaped)
            place += 1
        }
        return nil
    }

    /// Goes on to the next piece when this text is at its end; false when it is not, or there is none.
    private mutating func leaveText() -> Bool {
        guard piece + 1 < pieces.count, case .text(let text) = pieces[piece], place >= text.count else { return false }
        piece += 1
        place = 0
        return true
    }
}
