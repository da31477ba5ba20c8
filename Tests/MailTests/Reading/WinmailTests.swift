import Foundation
import Testing

@testable import Mail

/// `winmail.dat` as Outlook makes it, made here.
@Suite struct WinmailTests {
    @Test func itsFilesAreTakenOut() throws {
        let sheet = Array("артикул;количество\nК 20/30;3\n".utf8)
        let bytes = TNEFBytes.of([("заявка.csv", sheet), ("PLAN.DWG", [0, 1, 2, 255])])
        let files = WinmailReader.read(bytes, keepsFiles: true)
        #expect(files.map(\.name) == ["заявка.csv", "PLAN.DWG"])
        #expect(files.map(\.bytes) == [sheet, [0, 1, 2, 255]])
        #expect(files.allSatisfy { $0.isUnpacked })
    }

    @Test func aLetterShowsThePackageAndWhatIsInIt() throws {
        let package = Data(TNEFBytes.of([("счёт.pdf", Array("%PDF-1.4".utf8))])).base64EncodedString()
        let text = """
            From: a@client.example\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            Во вложении счёт.\r
            --b\r
            Content-Type: application/ms-tnef; name="winmail.dat"\r
            Content-Transfer-Encoding: base64\r
            \r
            \(package)\r
            --b--\r

            """
        let letter = try LetterReader(keepsFiles: true).read(Array(text.utf8))
        #expect(letter.attachments.map(\.name) == ["winmail.dat", "счёт.pdf"])
        #expect(letter.attachments.last?.bytes == Array("%PDF-1.4".utf8))
    }

    @Test func onlyWholeFilesComeOutOfACutPackage() {
        let bytes = TNEFBytes.of([
            ("a.txt", Array(repeating: 65, count: 300)), ("b.txt", Array(repeating: 66, count: 300)),
        ])
        for count in 0..<bytes.count {
            for file in WinmailReader.read(Array(bytes[..<count]), keepsFiles: true) {
                #expect(file.size <= 300)
            }
        }
    }
}
