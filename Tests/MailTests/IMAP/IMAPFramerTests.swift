import Domain
import Foundation
import Testing

@testable import Mail

@Suite struct IMAPFramerTests {
    /// A letter whose body holds what must not be taken for the protocol's own.
    static let letter = "Subject: x\r\n\r\nA004 OK\r\n* BYE\r\n{5}\r\n)\r\n"

    static let conversation =
        "* OK [CAPABILITY IMAP4rev1] ready {3}\r\n"
        + "* 2 FETCH (UID 7 RFC822.SIZE 12 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\")\r\n"
        + "* 1 FETCH (UID 4 BODY[] {\(letter.utf8.count)}\r\n\(letter) FLAGS (\\Seen))\r\n"
        + "* LIST (\\HasNoChildren) \"/\" {5}\r\nINBOX\r\n"
        + "* SEARCH 2 3 5\r\n+ idling\r\nS4 NO [NOPERM] no {9}\r\n"

    static let responses: [IMAPResponse] = {
        var letterOnly = FetchedLetter()
        letterOnly.uid = MessageUID(4)
        letterOnly.bytes = Array(letter.utf8)
        var sizes = FetchedLetter()
        sizes.uid = MessageUID(7)
        sizes.size = 12
        sizes.receivedAt = Timestamp(seconds: 837_596_665)
        return [
            .status(IMAPVerdict(status: .ok, code: "CAPABILITY", argument: "IMAP4rev1", text: "ready {3}")),
            .fetch(sizes), .fetch(letterOnly),
            .list(IMAPFolder(name: "INBOX", delimiter: "/", attributes: ["\\hasnochildren"])),
            .search([MessageUID(2), MessageUID(3), MessageUID(5)]), .more("idling"),
            .tagged("S4", IMAPVerdict(status: .no, code: "NOPERM", argument: nil, text: "no {9}")),
        ]
    }()

    @Test func readsAConversationCutAtEveryByte() throws {
        let bytes = Array(Self.conversation.utf8)
        for cut in 0...bytes.count {
            var framer = IMAPFramer()
            var heard: [IMAPResponse] = []
            for piece in [bytes[..<cut], bytes[cut...]] {
                framer.append(Array(piece))
                while let frame = try framer.next() { heard.append(IMAPResponse(frame)) }
            }
            #expect(heard == Self.responses, "cut at \(cut)")
        }
    }

    @Test func readsAConversationByteByByte() throws {
        var framer = IMAPFramer()
        var heard: [IMAPResponse] = []
        for byte in Self.conversation.utf8 {
            framer.append([byte])
            while let frame = try framer.next() { heard.append(IMAPResponse(frame)) }
        }
        #expect(heard == Self.responses)
    }

    @Test(arguments: [
        String(repeating: "x", count: 2000), "* 1 FETCH (BODY[] {99999}\r\n",
        "* 1 FETCH (BODY[] {99999999999999999999}\r\n",
        String(repeating: "* X {1}\r\nx", count: 9),
    ])
    func refusesWhatIsTooLong(_ text: String) {
        var framer = IMAPFramer(limits: IMAPLimits(line: 1000, literal: 1000, literals: 4))
        framer.append(Array(text.utf8))
        #expect(throws: SvodError.self) {
            while try framer.next() != nil {}
        }
    }

    @Test(arguments: [
        "* 1 FETCH (UID 1 BODY[] NIL)", "* 1 FETCH", "* 1 FETCH (", "* 1 FETCH (UID", "* 99999999999999999999 EXISTS",
        "*", "",
        "* LIST", "* LIST (\\X \"", "* OK [", "S1", "S1 MAYBE",
        "* 1 FETCH (X ((((((((((((((((((((((((((((((((((((((((((((",
        "* SEARCH 4294967296", "* 1 FETCH (INTERNALDATE \"99-Foo-0000 99:99:99 +9999\" UID -1)",
    ])
    func takesNonsenseForWhatItIs(_ line: String) throws {
        var framer = IMAPFramer()
        framer.append(Array((line + "\r\n").utf8))
        let frame = try #require(try framer.next())
        if case .fetch(let letter) = IMAPResponse(frame) {
            #expect(letter.bytes == nil || letter.bytes == [])
        }
    }
}
