/// Looks for the few lines that matter in bytes nobody else reads, sixteen at a time.
enum LineSearch {
    private typealias Block = SIMD16<UInt8>

    /// The start of the first line after `start` that is blank or begins with `mark`, or of the last line that can be
    /// told to be neither: the search is over where fewer than two bytes follow.
    ///
    /// A line that begins with CR counts as blank: whoever asks looks again.
    static func next(in bytes: UnsafeRawBufferPointer, after start: Int, mark: UInt8) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let newline = Block(repeating: 0x0A)
        let (carriageReturn, wanted) = (Block(repeating: 0x0D), Block(repeating: mark))
        var index = start
        while index + 17 <= bytes.count {
            let first = base.loadUnaligned(fromByteOffset: index, as: Block.self)
            let second = base.loadUnaligned(fromByteOffset: index + 1, as: Block.self)
            let begins = (second .== newline) .| (second .== carriageReturn) .| (second .== wanted)
            let found = unsafeBitCast((first .== newline) .& begins, to: SIMD2<UInt64>.self)
            if found[0] != 0 { return index + 1 + found[0].littleEndian.trailingZeroBitCount / 8 }
            if found[1] != 0 { return index + 9 + found[1].littleEndian.trailingZeroBitCount / 8 }
            index += 16
        }
        return tail(bytes, from: index, mark: mark)
    }

    private static func tail(_ bytes: UnsafeRawBufferPointer, from start: Int, mark: UInt8) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            let second = bytes[index + 1]
            if bytes[index] == 0x0A, second == 0x0A || second == 0x0D || second == mark { return index + 1 }
            index += 1
        }
        return nil
    }
}
