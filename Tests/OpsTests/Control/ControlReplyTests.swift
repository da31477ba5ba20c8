import Domain
import Foundation
import Testing

@testable import Ops

@Suite struct ControlReplyTests {
    private struct Count: Codable, Equatable { var openCalls: Int }

    @Test func aResultComesBackAsItWasGiven() throws {
        let line = ControlReply.success(try ReportCoding.encode(Count(openCalls: 3)))
        #expect(String(decoding: line, as: UTF8.self) == "{\"ok\":true,\"result\":{\"open_calls\":3}}\n")
        #expect(try ControlReply.read(line, as: Count.self) == Count(openCalls: 3))
    }

    @Test(arguments: [SvodError.Code.notFound, .conflict, .denied, .diskFull, .unavailable])
    func anErrorKeepsItsKindAndItsWords(_ code: SvodError.Code) {
        let line = ControlReply.failure(SvodError(code, "не вышло: \"а\"\nб"))
        #expect(line.filter { $0 == 10 }.count == 1)
        let error = #expect(throws: SvodError.self) { try ControlReply.read(line, as: Count.self) }
        #expect(error?.code == code)
        #expect(error?.message == "не вышло: \"а\"\nб")
    }

    @Test func anErrorThatIsNotOursIsNamedInternal() {
        struct Odd: Error {}
        #expect(String(decoding: ControlReply.failure(Odd()), as: UTF8.self).contains("\"code\":\"internal\""))
    }

    @Test(arguments: ["", "{", "[]", "{\"ok\":true}", "{\"ok\":true,\"result\":{\"other\":1}}", "{\"ok\":\"yes\"}"])
    func whatIsNoAnswerIsSaidToBeNone(_ text: String) {
        let error = #expect(throws: SvodError.self) { try ControlReply.read(Data(text.utf8), as: Count.self) }
        #expect(error?.code == .protocolViolation)
    }

    @Test func argumentsAreAskedForByName() throws {
        let arguments = ControlArguments(["subject": "lead:42", "limit": "10", "empty": "", "odd": "ten"])
        #expect(try arguments.required("subject") == "lead:42")
        #expect(try arguments.integer("limit", default: 5) == 10)
        #expect(try arguments.integer("offset", default: 5) == 5)
        for name in ["empty", "missing"] {
            let error = #expect(throws: SvodError.self) { try arguments.required(name) }
            #expect(error?.message == "the request lacks '\(name)'")
        }
        let error = #expect(throws: SvodError.self) { try arguments.integer("odd", default: 5) }
        #expect(error?.code == .invalidInput)
    }
}
