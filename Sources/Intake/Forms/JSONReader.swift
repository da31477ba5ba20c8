/// Reads JSON (RFC 8259) within limits that are checked while reading: depth, number of values, length of texts.
struct JSONReader {
    private let bytes: [UInt8]
    private let limits: FormLimits
    private var position = 0
    private var values = 0

    private init(_ bytes: [UInt8], _ limits: FormLimits) {
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Reads the one value that `bytes` are.
    ///
    /// - Throws: ``IntakeFault`` with the place of what is no JSON.
    static func read(_ bytes: [UInt8], limits: FormLimits) throws(IntakeFault) -> JSONNode {
        guard bytes.count <= limits.body else { throw .bodyTooLarge(limits) }
        var reader = JSONReader(bytes, limits)
        let value = try reader.value(depth: 1)
        reader.skipBlanks()
        guard reader.position == bytes.count else { throw reader.broken }
        return value
    }

    private var broken: IntakeFault {
        .malformed("Это не JSON: ошибка на байте \(position)", "Not JSON: an error at byte \(position)")
    }

    private mutating func skipBlanks() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func value(depth: Int) throws(IntakeFault) -> JSONNode {
        guard depth <= limits.depth else {
            throw .tooMuch(
                "too_deep",
                "JSON вложен глубже \(limits.depth)",
                "JSON is nested deeper than \(limits.depth)"
            )
        }
        values += 1
        guard values <= limits.values else {
            throw .tooMuch("too_many_parts", "Значений больше \(limits.values)", "More than \(limits.values) values")
        }
        skipBlanks()
        guard position < bytes.count else { throw broken }
        switch bytes[position] {
        case 0x7B: return .object(try members(depth))
        case 0x5B: return .list(try elements(depth))
        case 0x22: return .text(try text())
        case 0x74: return try word("true", .flag(true))
        case 0x66: return try word("false", .flag(false))
        case 0x6E: return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func members(_ depth: Int) throws(IntakeFault) -> [JSONNode.Member] {
        position += 1
        var members: [JSONNode.Member] = []
        skipBlanks()
        if take(0x7D) { return members }
        while true {
            skipBlanks()
            guard position < bytes.count, bytes[position] == 0x22 else { throw broken }
            let name = try text()
            skipBlanks()
            guard take(0x3A) else { throw broken }
            members.append(JSONNode.Member(name: name, value: try value(depth: depth + 1)))
            skipBlanks()
            if take(0x7D) { return members }
            guard take(0x2C) else { throw broken }
        }
    }

    private mutating func elements(_ depth: Int) throws(IntakeFault) -> [JSONNode] {
        position += 1
        var elements: [JSONNode] = []
        skipBlanks()
        if take(0x5D) { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take(0x5D) { return elements }
            guard take(0x2C) else { throw broken }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func word(_ word: String, _ value: JSONNode) throws(IntakeFault) -> JSONNode {
        guard bytes[position...].starts(with: word.utf8) else { throw broken }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(IntakeFault) -> String {
        let start = position
        _ = take(0x2D)
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[position - whole] != 0x30 else { throw broken }
        if take(0x2E), digits() == 0 { throw broken }
        if take(0x65) || take(0x45) {
            if !take(0x2B) { _ = take(0x2D) }
            guard digits() > 0 else { throw broken }
        }
        guard position - start <= 64 else { throw broken }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        return position - start
    }

    private mutating func text() throws(IntakeFault) -> String {
        position += 1
        var content: [UInt8] = []
        while true {
            let plain = bytes[position...].prefix { $0 != 0x22 && $0 != 0x5C && $0 >= 0x20 }
            content.append(contentsOf: plain)
            position += plain.count
            if take(0x22) { return FormText.decode(content) }
            guard take(0x5C), position < bytes.count else { throw broken }
            try escape(into: &content)
        }
    }

    private mutating func escape(into content: inout [UInt8]) throws(IntakeFault) {
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: content.append(byte)
        case 0x62: content.append(0x08)
        case 0x66: content.append(0x0C)
        case 0x6E: content.append(0x0A)
        case 0x72: content.append(0x0D)
        case 0x74: content.append(0x09)
        case 0x75: content.append(contentsOf: String(try scalar()).utf8)
        default: throw broken
        }
    }

    /// The scalar of `\uXXXX`; half a pair stands for the sign of what cannot be read.
    private mutating func scalar() throws(IntakeFault) -> Unicode.Scalar {
        let first = try unit()
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let mark = position
        guard take(0x5C), take(0x75) else {
            position = mark
            return "\u{FFFD}"
        }
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second) else {
            position = mark
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func unit() throws(IntakeFault) -> UInt32 {
        guard position + 4 <= bytes.count else { throw broken }
        var unit: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw broken }
            unit = unit << 4 | UInt32(digit)
        }
        position += 4
        return unit
    }
}
