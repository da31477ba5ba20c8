import Domain

/// Turns the bytes of a text file into UTF-8, in pieces of any size.
///
/// Without a named encoding a byte order mark decides; without one, zero bytes near the beginning mean UTF-16; else the
/// first bytes that are not ASCII decide between UTF-8 and windows-1251, as soon as ``evidence`` of them are there or
/// the file ends. What cannot be read becomes U+FFFD.
struct SheetDecoder {
    /// Bytes from the first one that is not ASCII on which the choice rests.
    static let evidence = 4096

    private(set) var encoding: SheetEncoding?
    private var isAtStart = true
    /// Bytes that wait: for a byte order mark, for evidence, for the rest of a character.
    private var held: [UInt8] = []
    private var highSurrogate: UInt16?

    /// Creates a decoder of a known encoding, or one that finds it out.
    init(encoding: SheetEncoding? = nil) { self.encoding = encoding }

    /// Decodes a piece; appends to `output`.
    mutating func decode(_ bytes: some Sequence<UInt8>, into output: inout [UInt8]) {
        held.append(contentsOf: bytes)
        work(isLast: false, &output)
    }

    /// Decodes what still waits: there is no more.
    mutating func finish(into output: inout [UInt8]) { work(isLast: true, &output) }

    private mutating func work(isLast: Bool, _ output: inout [UInt8]) {
        if isAtStart {
            guard held.count >= 4 || isLast else { return }
            isAtStart = false
            takeMark()
        }
        if encoding == nil {
            passASCII(&output)
            guard held.count >= Self.evidence || (isLast && !held.isEmpty) else { return }
            encoding = Self.guess(held.prefix(Self.evidence))
        }
        switch encoding {
        case nil: break
        case .utf8: decodeUTF8(isLast: isLast, &output)
        case .utf16: decodeUTF16(isLast: isLast, &output) { UInt16($0) | UInt16($1) << 8 }
        case .utf16BigEndian: decodeUTF16(isLast: isLast, &output) { UInt16($0) << 8 | UInt16($1) }
        case .windows1251:
            for byte in held { Self.append(FallbackEncoding.windows1251.scalar(byte), to: &output) }
            held.removeAll(keepingCapacity: true)
        }
    }

    /// Takes off a byte order mark, which also decides where nobody has.
    private mutating func takeMark() {
        let marks: [([UInt8], SheetEncoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16BigEndian),
        ]
        for (mark, meaning) in marks where held.starts(with: mark) && (encoding ?? meaning) == meaning {
            encoding = meaning
            held.removeFirst(mark.count)
            return
        }
        guard encoding == nil, held.count >= 4 else { return }
        if held[0] != 0, held[1] == 0, held[3] == 0 { encoding = .utf16 }
        if held[0] == 0, held[1] != 0, held[2] == 0 { encoding = .utf16BigEndian }
    }

    /// Hands on what is the same in UTF-8 and windows-1251, until the first byte that is not.
    private mutating func passASCII(_ output: inout [UInt8]) {
        let end = held.firstIndex { $0 >= 0x80 } ?? held.count
        output.append(contentsOf: held[..<end])
        held.removeFirst(end)
    }

    private static func guess(_ bytes: ArraySlice<UInt8>) -> SheetEncoding {
        var (whole, broken, index) = (0, 0, bytes.startIndex)
        while index < bytes.endIndex {
            let length = UTF8Shape.length(of: bytes[index...])
            if length > 1 { whole += 1 }
            // A character cut at the end of the evidence speaks neither for nor against.
            if length == 0, !UTF8Shape.isCut(bytes[index...]) { broken += 1 }
            index += max(1, length)
        }
        return whole > broken || (whole == 0 && broken == 0) ? .utf8 : .windows1251
    }

    private mutating func decodeUTF8(isLast: Bool, _ output: inout [UInt8]) {
        var index = 0
        while index < held.count {
            let length = UTF8Shape.length(of: held[index...])
            if length == 0, !isLast, UTF8Shape.isCut(held[index...]) { break }
            if length == 0 {
                Self.append("\u{FFFD}", to: &output)
            } else {
                output.append(contentsOf: held[index..<index + length])
            }
            index += max(1, length)
        }
        held.removeFirst(index)
    }

    private mutating func decodeUTF16(
        isLast: Bool,
        _ output: inout [UInt8],
        _ unit: (UInt8, UInt8) -> UInt16
    ) {
        var index = 0
        while index + 1 < held.count {
            let next = unit(held[index], held[index + 1])
            index += 2
            if let high = highSurrogate {
                highSurrogate = nil
                if UTF16.isTrailSurrogate(next) {
                    let value = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(next & 0x3FF))
                    Self.append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &output)
                    continue
                }
                Self.append("\u{FFFD}", to: &output)
            }
            if UTF16.isLeadSurrogate(next) {
                highSurrogate = next
            } else {
                Self.append(Unicode.Scalar(UInt32(next)) ?? "\u{FFFD}", to: &output)
            }
        }
        held.removeFirst(index)
        guard isLast, highSurrogate != nil || !held.isEmpty else { return }
        Self.append("\u{FFFD}", to: &output)
        (held, highSurrogate) = ([], nil)
    }

    private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
