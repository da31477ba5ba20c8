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
        case 4 where bytes.elementsEqual("true".utf8): return true
        case 5 where bytes.elementsEqual("false".utf8): return false
        default: return CommerceFlag.read(String(decoding: bytes, as: UTF8.self))
        }
    }
}
