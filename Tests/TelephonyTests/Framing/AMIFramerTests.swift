import Domain
import Testing

@testable import Telephony

@Suite struct AMIFramerTests {
    private static let stream = """
        Asterisk Call Manager/9.0.0\r
        Response: Success\r
        ActionID: login-1\r
        Message: Authentication accepted\r
        \r
        Event: Newchannel\r
        Channel: PJSIP/trunk-00000001\r
        CallerIDName: Иван Петров\r
        UniqueID: 1795299005.152\r
        X-Own: a: b\r
        \r
        Event: VarSet\r
        Variable: SIPDOMAIN\r
        Value: \r
        \r
        Response: Success\r
        Message: Command output follows\r
        Output: one\r
        Output: \r
        Output: two\r
        \r
        Response: Follows\r
        Privilege: Command\r
        ActionID: c-1\r
        System uptime: 5 minutes

        Event: no event
          two--END COMMAND--\r
        \r
        Event: Hangup\r
        Cause: 16\r
        \r

        """

    private static func messages(
        _ pieces: [[UInt8]],
        _ interest: AMIInterest = .everything
    ) throws -> ([AMIMessage], AMIFramer) {
        var framer = AMIFramer(interest: interest)
        var found: [AMIMessage] = []
        for piece in pieces {
            framer.feed(piece)
            while let message = try framer.next() { found.append(message) }
        }
        return (found, framer)
    }

    @Test func readsHeadersEventsAndBothFormsOfCommandOutput() throws {
        let (messages, framer) = try Self.messages([Array(Self.stream.utf8)])
        try #require(messages.count == 6)
        #expect(framer.banner == "Asterisk Call Manager/9.0.0")
        #expect(messages[0][.response] == "Success")
        #expect(messages[0][.actionID] == "login-1")
        #expect(messages[1].event == .newchannel)
        #expect(messages[1][.callerIDName] == "Иван Петров")
        #expect(messages[1][.uniqueid] == "1795299005.152")
        #expect(messages[1][named: "x-own"] == "a: b")
        #expect(messages[2][.value]?.isEmpty == true)
        #expect(messages[3].all(.output) == ["one", "", "two"])
        #expect(messages[4].all(.output) == ["System uptime: 5 minutes", "", "Event: no event", "  two"])
        #expect(messages[4][.actionID] == "c-1")
        #expect(messages[5].event == .hangup)
        #expect(messages[5].holds(.cause, "16"))
        #expect(framer.pending == 0)
    }

    @Test func anyCutGivesTheSameMessages() throws {
        let bytes = Array(Self.stream.utf8)
        let (whole, _) = try Self.messages([bytes])
        for cut in 0...bytes.count {
            let (messages, _) = try Self.messages([Array(bytes[..<cut]), Array(bytes[cut...])])
            #expect(messages == whole, "cut at \(cut)")
        }
        let (single, _) = try Self.messages(bytes.map { [$0] })
        #expect(single == whole)
    }

    @Test func bareLineFeedsWillDo() throws {
        let text = "Event: Hangup\nCause: 16\n\nEvent: Hold\n\n"
        let (messages, _) = try Self.messages([Array(text.utf8)])
        #expect(messages.map(\.event) == [.hangup, .hold])
    }

    @Test func anInterestPassesOverWithoutLosingTheRest() throws {
        let bytes = Array(Self.stream.utf8)
        let (whole, framer) = try Self.messages([bytes], .calls)
        #expect(whole.map(\.event) == [.other, .newchannel, .other, .other, .hangup])
        #expect(framer.skipped == 1)
        let (single, _) = try Self.messages(bytes.map { [$0] }, .calls)
        #expect(single == whole)
    }

    @Test(arguments: [1, 7, 4096])
    func aMessageOverALimitIsRefusedAndTheNextIsRead(step: Int) throws {
        let long = "Event: Hangup\r\nChannel: " + String(repeating: "x", count: 300_000) + "\r\nCause: 1\r\n\r\n"
        let many = "Event: Hangup\r\n" + String(repeating: "Key: value\r\n", count: 20_000) + "\r\n"
        let bytes = Array((long + many + "Event: Hold\r\n\r\n").utf8)
        var framer = AMIFramer(limits: AMILimits(line: 4096, message: 65_536))
        var found: [AMIMessage] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            framer.feed(bytes[start..<min(bytes.count, start + step)])
            while let message = try framer.next() { found.append(message) }
            #expect(framer.pending <= 65_536 + step + 1)
        }
        #expect(found.map(\.event) == [.hold])
        #expect(framer.refused == 2)
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 400 Bad Request\r\n", String(repeating: "z", count: 2000)])
    func whatIsNoManagerInterfaceIsRefusedAtOnce(text: String) {
        var framer = AMIFramer()
        framer.feed(Array(text.utf8))
        #expect(throws: SvodError.self) { try framer.next() }
    }

    @Test func garbageAfterTheBannerIsRefusedAfterABound() throws {
        var framer = AMIFramer(limits: AMILimits(line: 1024, message: 4096, garbage: 100_000))
        framer.feed(Array("Asterisk Call Manager/9.0.0\r\n".utf8))
        var generator = SystemRandomNumberGenerator()
        #expect(throws: SvodError.self) {
            for _ in 0..<200 {
                framer.feed((0..<1000).map { _ in UInt8.random(in: 0x80...0xFF, using: &generator) })
                let message = try framer.next()
                #expect(message == nil)
                #expect(framer.pending < 8192)
            }
        }
    }
}
