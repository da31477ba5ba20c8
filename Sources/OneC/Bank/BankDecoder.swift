import Domain

/// Turns the bytes of a statement into UTF-8, in pieces of any size.
struct BankDecoder {
    /// What the bytes are; nil until it is known.
    private(set) var encoding: BankEncoding?
    private var held: [UInt8] = []
    private var highSurrogate: UInt16?

    /// Decodes a piece; `isLast` says that nothing comes behind it. What cannot be read becomes U+FFFD.
    mutating func decode(_ bytes: UnsafeRawBufferPointer, isLast: Bool, into output: inout [UInt8]) {
        held.append(contentsOf: bytes)
        if encoding == nil {
            // ASCII at the beginning is the same in all but UTF-16; the evidence lies behind it.
            guard isLast || held.count >= BankEncodingEvidence.enough else { return }
            let (found, mark) = BankEncodingEvidence.encoding(of: held[...])
            // A long beginning without a Russian letter decides nothing.
            if found == .ascii, !isLast { return }
            encoding = found
            held.removeFirst(mark)
        }
        switch encoding {
        case nil: break
        case .ascii, .utf8: passUTF8(isLast, &output)
        case .windows1251:
            for byte in held { Self.append(FallbackEncoding.windows1251.scalar(byte), &output) }
            held.removeAll(keepingCapacity: true)
        case .cp866:
            for byte in held { Self.append(CodePage866.scalar(byte), &output) }
            held.removeAll(keepingCapacity: true)
        case .utf16: passUTF16(isLast, &output) { UInt16($0) | UInt16($1) << 8 }
        case .utf16BigEndian: passUTF16(isLast, &output) { UInt16($0) << 8 | UInt16($1) }
        }
    }

    /// Text is made of whole lines later, where broken characters are repaired.
    private mutating func passUTF8(_ isLast: Bool, _ output: inout [UInt8]) {
        output.append(contentsOf: held)
        held.removeAll(keepingCapacity: true)
    }

    private mutating func passUTF16(_ isLast: Bool, _ output: inout [UInt8], _ unit: (UInt8, UInt8) -> UInt16) {
        var index = 0
        while index + 1 < held.count {
            let next = unit(held[index], held[index + 1])
            index += 2
            if let high = highSurrogate {
                highSurrogate = nil
                if UTF16.isTrailSurrogate(next) {
                    let value = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(next & 0x3FF))
                    Self.append(Unicode.Scalar(value) ?? "\u{FFFD}", &output)
                    continue
                }
                Self.append("\u{FFFD}", &output)
            }
            if UTF16.isLeadSurrogate(next) {
                highSurrogate = next
            } else {
                Self.append(Unicode.Scalar(UInt32(next)) ?? "\u{FFFD}", &output)
            }
        }
        held.removeFirst(index)
        guard isLast, highSurrogate != nil || !held.isEmpty else { return }
        Self.append("\u{FFFD}", &output)
        (held, highSurrogate) = ([], nil)
    }

    private static func append(_ scalar: Unicode.Scalar, _ output: inout [UInt8]) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
