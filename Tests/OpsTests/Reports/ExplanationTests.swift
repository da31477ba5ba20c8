import Domain
import Store
import TestSupport
import Testing

@testable import Ops

@Suite struct ExplanationTests {
    private let now = Timestamp(seconds: 1_000_000)

    @Test(arguments: TestEngines.kinds)
    func theChainNamesCauseRuleAndPerson(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { connection in
                let row = NewInboxRow(
                    source: "ami:main",
                    stream: "call:main/1",
                    kind: "call.fact",
                    dedupKey: "1",
                    payload: "private",
                    receivedAt: now
                )
                let inbox = try #require(try Inbox.accept(row, in: connection))
                try Journal.append(
                    NewJournalEntry(
                        at: now,
                        kind: "lead.created",
                        subject: "lead:42",
                        about: "call:7",
                        cause: .inbox(inbox),
                        rule: "leads/1",
                        data: "{\"status\":\"inquiry\"}"
                    ),
                    in: connection
                )
                try Journal.append(
                    NewJournalEntry(
                        at: now + .seconds(9),
                        kind: "lead.topic",
                        subject: "lead:42",
                        cause: .command,
                        actor: StaffID(3),
                        data: "{}"
                    ),
                    in: connection
                )
            }
            let explanation = try await engine.read { try Explanation(of: "lead:42", in: $0) }
            let text = ExplanationText.render(explanation, style: TerminalStyle(isColored: false))
            #expect(
                text == """
                    1970-01-12T13:46:40.000Z  lead.created  call:7
                        cause  inbox:1: call.fact from ami:main, received 1970-01-12T13:46:40.000Z, new
                        rule   leads/1
                        data   status inquiry

                    1970-01-12T13:46:49.000Z  lead.topic
                        cause  command: somebody asked for it
                        by     staff:3


                    """
            )
            let call = try await engine.read { try Explanation(of: "call:7", in: $0) }
            #expect(call.steps.map(\.kind) == ["lead.created"])
        }
    }

    @Test func whatTheJournalDoesNotKnowAndWhatIsNoRecordIsSaid() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let absent = await #expect(throws: SvodError.self) {
                try await engine.read { try Explanation(of: "lead:1", in: $0) }
            }
            #expect(absent?.code == .notFound)
            let wrong = await #expect(throws: SvodError.self) {
                try await engine.read { try Explanation(of: "lead", in: $0) }
            }
            #expect(wrong?.code == .invalidInput)
        }
    }
}
