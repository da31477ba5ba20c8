import Testing

@testable import Mail

@Suite struct ByteCharsetTests {
    @Test("A table says what iconv says of each byte", arguments: ByteCharset.known.keys.sorted())
    func eachByteIsTheSame(_ name: String) throws {
        let table = try #require(ByteCharset.known[name])
        for byte in UInt8.min...UInt8.max where table.text([byte]) != Charset.converted([byte], by: name) {
            Issue.record("\(name): \(byte)")
        }
        let all = (UInt8.min...UInt8.max).reversed() + Array("конец".utf8)
        #expect(table.text(all[...]) == Charset.converted(all[...], by: name))
        #expect(table.text([]).isEmpty)
        #expect(table.text(all[3..<9]) == Charset.converted(all[3..<9], by: name))
    }
}
