import Testing

@testable import Mail

@Suite struct LetterMarkTests {
    private static func mark(_ text: String) -> LetterMark { LetterMark(Array(text.utf8)) }

    @Test func knowsALetterThatCameAnotherWay() {
        let body = "\r\n\r\nПривет\r\n"
        let one = Self.mark("Received: a\r\nMessage-ID: <x@y>\r\nSubject: s" + body)
        let other = Self.mark("Received: b\r\nReceived: c\r\nsubject: s\r\nMESSAGE-id:\r\n <x@y> (comment)" + body)
        #expect(one.contentKey == other.contentKey)
        #expect(one.messageID == "x@y")
    }

    @Test func tellsLettersApart() {
        let texts = [
            "Message-ID: <x@y>\r\n\r\n1", "Message-ID: <x@y>\r\n\r\n2", "Message-ID: <z@y>\r\n\r\n1",
            "From: a\r\n\r\n1",
            "From: b\r\n\r\n1", "Subject: a\r\n\r\n1", "", "\r\n",
        ]
        #expect(Set(texts.map { Self.mark($0).contentKey }).count == texts.count - 1)
    }

    @Test(arguments: ["Message-ID:\r\n\r\n", "Message-ID: <>\r\n\r\n", "message-id", "Message-IDx: <a@b>\r\n\r\n"])
    func makesNoNameOfNothing(_ text: String) {
        #expect(Self.mark(text).messageID == nil)
    }
}
