import Testing

@testable import Mail

@Suite struct LineEndsTests {
    @Test(
        "Bytes and texts come to the same lines",
        arguments: [
            ("", ""), ("\r", "\n"), ("\n", "\n"), ("\r\n", "\n"), ("\r\r\n", "\n\n"), ("\n\r", "\n\n"),
            ("a\r\nb", "a\nb"),
            ("a\rb\r", "a\nb\n"), ("строка\r\nвторая\r\n\r\n", "строка\nвторая\n\n"), ("без конца", "без конца"),
        ]
    )
    func endsAreUnified(_ text: String, _ unified: String) {
        #expect(LineEnds.unified(text) == unified)
        #expect(Array(text.utf8).withUnsafeBytes { LineEnds.unified($0) } == Array(unified.utf8))
    }

    @Test(
        "The text of a part has them whatever its charset",
        arguments: [
            ("utf-8", Array("да\r\nнет\r".utf8)), ("windows-1251", [0xE4, 0xE0, 13, 10, 0xED, 0xE5, 0xF2, 13]),
            ("koi8-r", [0xC4, 0xC1, 13, 10, 0xCE, 0xC5, 0xD4, 13]),
            ("cp866", [0xA4, 0xA0, 13, 10, 0xAD, 0xA5, 0xE2, 13]),
            ("utf-16le", "да\r\nнет\r".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            ("utf-16be", "да\r\nнет\r".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
            ("gb18030", [0xA7, 0xD5, 0xA7, 0xD1, 13, 10, 0xA7, 0xDF, 0xA7, 0xD6, 0xA7, 0xE4, 13]),
        ] as [(String, [UInt8])]
    )
    func aPartIsReadInItsCharset(_ charset: String, _ bytes: [UInt8]) {
        #expect(bytes.withUnsafeBytes { Charset.text($0, charset: charset) } == "да\nнет\n")
    }
}
