import Domain
import Testing

@testable import Mail

/// What is too large or too deep.
@Suite struct LetterLimitsTests {
    @Test func aLetterThatIsTooLargeIsRefused() {
        let reader = LetterReader(limits: LetterLimits(bytes: 100))
        #expect(throws: SvodError.self) { try reader.read([UInt8](repeating: 65, count: 101)) }
    }

    @Test func partsBeyondTheLimitAreCounted() throws {
        let part = "--b\r\nContent-Type: application/pdf; name=x.pdf\r\n\r\nx\r\n"
        let text =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + String(repeating: part, count: 10_000) + "--b--\r\n"
        let letter = try LetterReader().read(Array(text.utf8))
        #expect(letter.attachments.count == 99)
        #expect(letter.refusedParts == 9_901)
    }

    @Test func partsWithinPartsEndAtTheLimit() throws {
        var text = ""
        for depth in 0..<500 {
            text += "Content-Type: multipart/mixed; boundary=b\(depth)\r\n\r\n--b\(depth)\r\n"
        }
        let letter = try LetterReader().read(Array((text + "\r\nдно").utf8))
        #expect(letter.refusedParts > 0)
    }

    @Test func anEndlessLineIsRead() throws {
        let text =
            "Subject: " + String(repeating: "a", count: 1 << 20) + "\r\n\r\n" + String(repeating: "b", count: 3 << 20)
        let letter = try LetterReader().read(Array(text.utf8))
        #expect(letter.subject.utf8.count <= 65_536)
        #expect(letter.text.utf8.count == 2 << 20)
    }

    @Test(arguments: [
        "", "\r\n", "\0\0\0", "From ", "=?", "Content-Type: multipart/mixed\r\n\r\n",
        "From: <\r\nTo: \"\r\nSubject: =?x?B?\r\n\r\n",
    ])
    func rubbishIsRead(_ text: String) throws {
        _ = try LetterReader().read(Array(text.utf8))
    }

    @Test(
        arguments: [
            ("../../etc/passwd", "passwd"), ("C:\\docs\\a.xlsx", "a.xlsx"), ("a\u{0}b.pdf", "ab.pdf"), ("..", nil),
            ("  ", nil), ("/", nil),
        ] as [(String, String?)]
    )
    func aNameHasNoPath(_ sent: String, _ name: String?) {
        #expect(MimePart.bareName(sent) == name)
    }
}
