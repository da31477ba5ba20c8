import Domain

/// The text of an element or attribute as the parser lends it. It lives as long as the batch.
struct CommerceText {
    let bytes: UnsafeRawBufferPointer

    init(_ start: UnsafePointer<CChar>?, _ count: Int) {
        bytes = UnsafeRawBufferPointer(start: start, count: count)
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// A copy; nil when there is nothing.
    var string: String? { bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }

    /// `true`, `1`, `да`, `истина` and their contraries.
    var flag: Bool? {
        switch bytes.count {
        case 0: return nil
        case 4 where bytes.loadUnaligned(as: UInt32.self) == Self.true: return true
        case 5 where bytes.loadUnaligned(as: UInt32.self) == Self.fals && bytes[4] == UInt8(ascii: "e"): return false
        default: return CommerceFlag.read(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static let `true` = UInt32(littleEndian: 0x6575_7274)
    private static let fals = UInt32(littleEndian: 0x736C_6166)

    /// A number that is written as digits, with a point or comma and at most four places behind it: nearly every number
    /// of a file. Nil for any other, which may be a number all the same.
    var plainNumber: ExactDecimal? {
        guard bytes.count <= 15 else { return nil }
        var (value, index, places) = (Int64(0), 0, 0)
        while index < bytes.count {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { break }
            value = value &* 10 &+ Int64(digit)
            index += 1
        }
        guard index > 0, index <= 10 else { return nil }
        if index < bytes.count {
            guard bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") else { return nil }
            index += 1
            while index < bytes.count, places < 4 {
                let digit = bytes[index] &- 0x30
                guard digit <= 9 else { return nil }
                value = value &* 10 &+ Int64(digit)
                index += 1
                places += 1
            }
            guard index == bytes.count else { return nil }
        }
        while places < 4 {
            value &*= 10
            places += 1
        }
        return ExactDecimal(tenThousandths: value)
    }
}
