import Domain

/// The rows of comma-separated bytes (RFC 4180, with LF or CRLF, quotes doubled inside quotes). A row that is cut at
/// the end is left out: the exchange is still writing it.
struct CSVRows: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var index: Int

    /// Reads `bytes` from `start`.
    init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        self.index = start
    }

    mutating func next() -> [String]? {
        var (fields, field, isQuoted) = ([String](), [UInt8](), false)
        func text(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { AMIText.decode($0, .windows1251) } }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && index < bytes.count && bytes[index] == UInt8(ascii: "\""):
                field.append(byte)
                index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                fields.append(text(field))
                field = []
            case UInt8(ascii: "\n") where !isQuoted:
                if field.last == UInt8(ascii: "\r") { field.removeLast() }
                return fields + [text(field)]
            default: field.append(byte)
            }
        }
        return nil
    }
}
