import Testing

@testable import Mail

@Suite struct InkBytesTests {
    @Test(
        "What is left of a text is what Unicode calls no white space",
        arguments: [
            "", " ", "счёт на насос", "a\u{A0}b\u{2009}c\u{3000}d\u{1680}e\u{202F}f\u{205F}g\u{85}h\u{2028}i\u{2029}",
            "«тест» — да…", "ⅷ ₽ №5\r\n\tконец", "한국어 日本語　中文", "\u{180E}\u{200B}", "👷‍♂️ насос\u{200A}2 шт\u{2008}",
        ]
    )
    func whiteSpaceIsLeftOut(_ text: String) {
        let kept = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        #expect(Array(InkBytes(text)) == Array(String(String.UnicodeScalarView(kept)).utf8))
    }

    @Test("Each scalar of the planes in which white space stands is told apart")
    func everyScalarIsToldApart() {
        for value in UInt32(0x21)...0xFFFF {
            guard let scalar = Unicode.Scalar(value), value != 0x7F else { continue }
            let isKept = Array(InkBytes("a\(scalar)b")) == Array("a\(scalar)b".utf8)
            if isKept == scalar.properties.isWhitespace { Issue.record("U+\(String(value, radix: 16))") }
        }
    }
}
