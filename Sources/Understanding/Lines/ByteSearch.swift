/// Searches texts byte by byte of their UTF-8: letter for letter as they stand, without asking how Unicode composes them,
/// which for texts of letters is the same and many times faster.
package enum ByteSearch {
    /// The offset at which `needle` first begins in `bytes`; nil where it does not stand in them, or is empty.
    package static func first(
        _ needle: UnsafeBufferPointer<UInt8>,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let head = needle.first, bytes.count >= needle.count else { return nil }
        let last = bytes.count - needle.count
        var index = 0
        while index <= last {
            if bytes[index] == head, matches(needle, bytes, index) { return index }
            index += 1
        }
        return nil
    }

    /// The same of arrays.
    package static func first(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        needle.withUnsafeBufferPointer { needle in bytes.withUnsafeBufferPointer { first(needle, in: $0) } }
    }

    /// Whether one of `needles` stands in `text`.
    package static func contains(_ text: String, anyOf needles: [String]) -> Bool {
        needles.contains { text.range(of: $0) != nil }
    }

    private static func matches(
        _ needle: UnsafeBufferPointer<UInt8>,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ start: Int
    ) -> Bool {
        var offset = 1
        while offset < needle.count {
            guard bytes[start + offset] == needle[offset] else { return false }
            offset += 1
        }
        return true
    }
}
