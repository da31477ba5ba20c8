import Domain

/// The text of an element or attribute as the parser lends it, without blanks at its ends. It lives as long as the batch.
struct CommerceText {
    let bytes: UnsafeRawBufferPointer

    init(_ start: UnsafePointer<CChar>?, _ count: Int) {
        let all = UnsafeRawBufferPointer(start: start, count: count)
        var (first, end) = (0, count)
        while first < end, all[first] <= 0x20 { first += 1 }
        while end > first, all[end - 1] <= 0x20 { end -= 1 }
        bytes = UnsafeRawBufferPointer(rebasing: all[first..<end])
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// A copy; nil when there is nothing.
    var string: String? { bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }

    /// `true`, `1`, `да`, `истина` and their contraries.
    var flag: Bool? {
        switch bytes.count {
        case 0: return nil
        case 4 where bytes.elementsEqual("true".utf8): return true
        case 5 where bytes.elementsEqual("false".utf8): return false
        default: return CommerceFlag.read(String(decoding: bytes, as: UTF8.self))
        }
    }
}
