import Domain
import Testing

@testable import Telephony

@Suite struct AMIActionTests {
    @Test func writesHeadersInOrder() throws {
        let action = try AMIAction("Redirect").with("Channel", "PJSIP/101-1").with("Exten", "103")
        let text = String(decoding: action.bytes(actionID: "svod-1"), as: UTF8.self)
        #expect(text == "Action: Redirect\r\nActionID: svod-1\r\nChannel: PJSIP/101-1\r\nExten: 103\r\n\r\n")
    }

    @Test(arguments: ["103\r\nAction: Command", "103\n", "1\u{0}", "\r"])
    func refusesValuesThatEndTheLine(_ value: String) {
        #expect(throws: SvodError.self) { try AMIAction("Redirect").with("Exten", value) }
    }

    @Test func refusesALineThatAsteriskWouldDump() {
        #expect(throws: SvodError.self) { try AMIAction("Filter").with("Filter", String(repeating: "я", count: 500)) }
    }
}
