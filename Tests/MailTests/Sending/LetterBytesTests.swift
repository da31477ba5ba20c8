import Domain
import Foundation
import Records
import Testing

@testable import Mail

@Suite struct LetterBytesTests {
    private static func write(_ change: (inout OutgoingLetter) -> Void, files: [LetterBytes.File] = []) -> String {
        var letter = OutgoingLetter(
            to: [LetterAddress("client@example.org", name: "Пётр Иванов")],
            subject: "Счёт",
            text: "Добрый день!\n",
            messageID: "abc@example.ru"
        )
        change(&letter)
        let parts = OutgoingLetterParts(
            letter,
            from: LetterAddress("sales@example.ru", name: "Отдел продаж"),
            files: files,
            date: Timestamp(seconds: 1_793_365_500),
            boundary: "0123456789abcdef"
        )
        return String(decoding: LetterBytes.write(parts), as: UTF8.self)
    }

    @Test func writesWhatStandsInIt() {
        let text = Self.write { letter in
            letter.inReplyTo = "q@client.example"
            letter.references = ["a@client.example", "q@client.example"]
        }
        #expect(text.contains("From: =?utf-8?B?0J7RgtC00LXQuyDQv9GA0L7QtNCw0LY=?=\r\n <sales@example.ru>\r\n"))
        #expect(text.contains("Subject: =?utf-8?B?0KHRh9GR0YI=?=\r\n"))
        #expect(text.contains("Message-ID: <abc@example.ru>\r\n"))
        #expect(text.contains("In-Reply-To: <q@client.example>\r\n"))
        #expect(text.contains("References: <a@client.example>\r\n <q@client.example>\r\n"))
        #expect(!text.contains("Auto-Submitted"))
        #expect(text.contains(Data("Добрый день!\r\n".utf8).base64EncodedString()))
    }

    @Test func saysThatNobodyWroteIt() {
        #expect(Self.write { $0.isAutomatic = true }.contains("Auto-Submitted: auto-generated\r\n"))
    }

    @Test func letsNothingEndAField() {
        let text = Self.write { letter in
            letter.subject = "Счёт\r\nBcc: all@example.org"
            letter.fromName = "Anna\r\nBcc: all@example.org"
            letter.messageID = "abc>\r\nBcc: <all@example.org"
            letter.to = [LetterAddress("a@b.example\r\nBcc: all@example.org", name: "x\"\ny")]
        }
        #expect(!text.contains("\nBcc:"))
    }

    @Test(arguments: [
        String(repeating: "щ", count: 300), String(repeating: "word ", count: 200), String(repeating: "😀", count: 90),
        "ё",
    ])
    func noLineIsLongerThanALetterMayHave(_ words: String) {
        let text = Self.write { letter in
            letter.subject = words
            letter.text = words
            letter.html = "<p>\(words)</p>"
            letter.fromName = words
        }
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 998 && $0.utf8.allSatisfy { $0 < 0x80 } })
        #expect(lines.filter { $0.contains("=?utf-8?B?") }.allSatisfy { $0.utf8.count <= 76 })
        #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
    }

    @Test func bringsFilesUnderTheirNames() {
        let file = LetterBytes.File(name: "Счёт № 5.pdf", type: "application/pdf", bytes: Array("%PDF".utf8))
        let text = Self.write({ _ in }, files: [file])
        #expect(text.contains("Content-Type: multipart/mixed; boundary=\"=_0123456789abcdef_m\"\r\n"))
        #expect(text.contains("filename*=utf-8''%D0%A1%D1%87%D1%91%D1%82%20%E2%84%96%205.pdf\r\n"))
        #expect(text.contains("\r\nJVBERg==\r\n--=_0123456789abcdef_m--\r\n"))
    }

    @Test func quotesWhatIsMostlyASCII() {
        let text = Self.write { $0.text = "From here\n.\nprice = 5 €  \n" }
        #expect(text.contains("\r\n=46rom here\r\n=2E\r\nprice =3D 5 =E2=82=AC =20\r\n"))
    }
}
