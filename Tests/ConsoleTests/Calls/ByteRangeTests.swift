import Testing

@testable import Console

@Suite struct ByteRangeTests {
    @Test(
        arguments: [
            (nil, ByteRange.whole), ("bytes=0-9", .part(0...9)), ("bytes=5-", .part(5...99)),
            ("bytes=-10", .part(90...99)),
            ("bytes=0-1000", .part(0...99)), ("bytes=-1000", .part(0...99)), ("bytes=100-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable), ("bytes=9-5", .whole), ("bytes=0-1,5-6", .whole), ("items=0-1", .whole),
            ("bytes=a-b", .whole), ("bytes=-", .whole), ("bytes=1-2-3", .whole),
        ] as [(String?, ByteRange)]
    )
    func ranges(_ header: String?, _ range: ByteRange) { #expect(ByteRange(header, length: 100) == range) }

    @Test func anEmptyFileHasNoPart() {
        #expect(ByteRange("bytes=0-", length: 0) == .unsatisfiable)
        #expect(ByteRange("bytes=-5", length: 0) == .unsatisfiable)
    }
}
