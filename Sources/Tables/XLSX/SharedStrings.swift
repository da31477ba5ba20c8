import Domain

/// The texts that cells share, in one run of bytes: a sheet has millions of them.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Adds the next text.
    mutating func append(_ text: [UInt8]) {
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
    }

    /// How many bytes all have.
    var size: Int { bytes.count + 8 * ends.count }

    /// How many there are.
    var count: Int { ends.count }

    /// The text of a number, from 0; nil beyond the last.
    subscript(_ index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        let start = index == 0 ? 0 : ends[index - 1]
        return String(decoding: bytes[start..<ends[index]], as: UTF8.self)
    }
}
