import Testing

@testable import Telephony

/// Real streams in pieces of any size.
@Suite struct RecordingFramingTests {
    private static func messages(_ bytes: [UInt8], step: Int, _ interest: AMIInterest) throws -> [AMIMessage] {
        var framer = AMIFramer(interest: interest)
        var found: [AMIMessage] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            framer.feed(bytes[start..<min(start + step, bytes.count)])
            while let message = try framer.next() { found.append(message) }
        }
        return found
    }

    @Test(arguments: Fixture.all)
    func piecesOfAnySizeGiveTheSameMessages(fixture: Fixture) throws {
        let bytes = try fixture.bytes
        let whole = try Self.messages(bytes, step: bytes.count + 1, .everything)
        #expect(try Self.messages(bytes, step: bytes.count < 30_000 ? 1 : 13, .everything) == whole)
        #expect(try Self.messages(bytes, step: 1460, .everything) == whole)
        let some = try Self.messages(bytes, step: bytes.count + 1, .calls)
        #expect(try Self.messages(bytes, step: 31, .calls) == some)
    }

    @Test(arguments: ["ami_auth_failure", "ivr_abandon", "asterisk-11-chan_sip/ami_command_output"])
    func aCutAtAnyByteGivesTheSameMessages(name: String) throws {
        let bytes = try Fixture(name: name).bytes
        let whole = try Self.messages(bytes, step: bytes.count + 1, .everything)
        for cut in stride(from: 0, to: bytes.count, by: bytes.count > 1000 ? 53 : 1) {
            var framer = AMIFramer()
            var found: [AMIMessage] = []
            for piece in [bytes[..<cut], bytes[cut...]] {
                framer.feed(piece)
                while let message = try framer.next() { found.append(message) }
            }
            #expect(found == whole, "cut at \(cut)")
        }
    }

    @Test func bothFormsOfCommandOutputHoldTheSameLines() throws {
        let old = try Fixture(name: "asterisk-11-chan_sip/ami_command_output").messages()
        let new = try Fixture(name: "asterisk-16-chan_sip/ami_command_output").messages()
        let answers = [old, new].map { messages in
            messages.filter { $0[.actionID]?.hasPrefix("cmd-") == true }
        }
        #expect(answers[0].count == 7)
        #expect(answers[0].map { $0[.actionID] } == answers[1].map { $0[.actionID] })
        for messages in answers {
            #expect(messages[0].all(.output).first?.hasPrefix("Asterisk 1") == true)
            #expect(messages[2].all(.output).count > 60)
        }
    }
}
