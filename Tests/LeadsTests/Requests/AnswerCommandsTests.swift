import Domain
import Leads
import Records
import Store
import TestSupport
import Testing

/// Answers from the card: what is queued, what the client's reply comes to, and where loops end.
@Suite struct AnswerCommandsTests {
    private func with(
        _ kind: EngineKind,
        policy: LeadPolicy = LeadPolicy(),
        _ body: @Sendable (RequestStory, StaffID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try RequestStory(engine, policy: policy)
            try await body(story, try await story.hire("Ольга"))
        }
    }

    private func queued(_ story: RequestStory) async throws -> OutgoingLetter {
        let payload = try await story.value("SELECT payload AS value FROM outbox ORDER BY id DESC", String.self)
        return try FactCoding.read(OutgoingLetter.self, from: try #require(payload))
    }

    @Test(arguments: TestEngines.kinds)
    func anAnswerIsThreadedAndEndsTheWaiting(_ kind: EngineKind) async throws {
        try await with(kind) { story, olga in
            try await story.tell(RequestStory.letter("1"))
            var answer = NewAnswer(to: ConversationID(1), text: "Есть на складе")
            answer.quotes = true
            let sent = try await story.answers.send(answer, by: olga)
            let letter = try await queued(story)
            #expect(letter.box == "sales")
            #expect(letter.to == [LetterAddress("anna@client.test", name: "Анна Петрова")])
            #expect(letter.inReplyTo == "1@client.test")
            #expect(letter.references == ["1@client.test"])
            #expect(letter.subject.hasPrefix("Re: Двери [#"))
            #expect(letter.text == "Есть на складе\n\nАнна Петрова написал(а):\n> Нужны двери")
            #expect(letter.messageID.hasSuffix("@svod.test"))
            #expect(letter.fromName == "Ольга")
            #expect(try await story.count("lead WHERE status = 'identification' AND waiting_since IS NULL") == 1)
            #expect(try await story.value("SELECT responsible_id AS value FROM card", Int64.self) == olga.rawValue)
            let feed = try await story.engine.read { try MessageBook.find(sent, in: $0) }
            #expect(feed?.state == .queued)
            #expect(feed?.text == "Есть на складе")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theClientsReplyIsFoundByReferencesAndByTheTokenAlone(_ kind: EngineKind) async throws {
        try await with(kind) { story, olga in
            try await story.tell(RequestStory.letter("1"))
            _ = try await story.answers.send(NewAnswer(to: ConversationID(1), text: "Есть"), by: olga)
            let letter = try await queued(story)
            try await story.tell(RequestStory.letter("2", "Беру", answering: [letter.messageID], after: .seconds(60)))
            var bare = RequestStory.letter("3", "И ручки", from: "boss@client.test", after: .seconds(70))
            bare.subject = "Fwd: " + letter.subject.lowercased()
            try await story.tell(bare)
            #expect(try await story.count("lead") == 1)
            #expect(try await story.count("message") == 4)
            let waits = try await story.value("SELECT waiting_since AS value FROM lead", Timestamp.self)
            #expect(waits == RequestStory.start + .seconds(60))
            _ = try await story.answers.send(NewAnswer(to: ConversationID(1), text: "Ок"), by: olga)
            let token = SubjectToken.all(in: letter.subject)
            #expect(try await SubjectToken.all(in: queued(story).subject) == token)
            #expect(try await queued(story).references.count == 4)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatCameBackIsSaidAtTheLetter(_ kind: EngineKind) async throws {
        try await with(kind) { story, olga in
            try await story.tell(RequestStory.letter("1"))
            let sent = try await story.answers.send(NewAnswer(to: ConversationID(1), text: "Есть"), by: olga)
            var report = RequestStory.letter("9", "550 No such user", answering: [try await queued(story).messageID])
            report.standing = .bounce
            try await story.tell(report)
            let feed = try await story.engine.read { try MessageBook.find(sent, in: $0) }
            #expect(feed?.state == .bounced)
            #expect(feed?.reason == "550 No such user")
            #expect(try await story.count("lead") == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func machinesAreNotAnsweredAndLoopsEnd(_ kind: EngineKind) async throws {
        try await with(kind, policy: LeadPolicy(answersPerDay: 2)) { story, olga in
            try await story.tell(RequestStory.letter("1"))
            let answer = NewAnswer(to: ConversationID(1), text: "Есть")
            _ = try await story.answers.send(answer, by: olga)
            _ = try await story.answers.send(answer, by: olga)
            await #expect(throws: AnswerRefusal.tooMany(2)) { try await story.answers.send(answer, by: olga) }
            var away = RequestStory.letter("2", "Я в отпуске", answering: ["1@client.test"])
            away.standing = .autoReply
            try await story.tell(away)
            await #expect(throws: AnswerRefusal.machine) { try await story.answers.send(answer, by: olga) }
            var own = answer
            own.address = "office@svod.test"
            await #expect(throws: AnswerRefusal.machine) { try await story.answers.send(own, by: olga) }
            await #expect(throws: AnswerRefusal.empty) {
                try await story.answers.send(NewAnswer(to: ConversationID(1), text: " \n"), by: olga)
            }
            #expect(try await story.count("outbox") == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anAnswerThatIsHandedInTwiceIsSentOnce(_ kind: EngineKind) async throws {
        try await with(kind) { story, olga in
            try await story.tell(RequestStory.letter("1"))
            var answer = NewAnswer(to: ConversationID(1), text: "Есть")
            answer.key = "draft-1"
            let first = try await story.answers.send(answer, by: olga)
            #expect(try await story.answers.send(answer, by: olga) == first)
            #expect(try await story.count("outbox") == 1)
            #expect(try await story.count("message") == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aChatIsAnsweredThroughItsBot(_ kind: EngineKind) async throws {
        try await with(kind) { story, olga in
            var request = IncomingRequest(
                kind: .message,
                source: "bot",
                key: "1",
                sentAt: RequestStory.start,
                receivedAt: RequestStory.start,
                text: "Привет"
            )
            request.conversation = "100"
            try await story.tell(request)
            _ = try await story.answers.send(NewAnswer(to: ConversationID(1), text: "Здравствуйте"), by: olga)
            #expect(try await story.value("SELECT connector AS value FROM outbox", String.self) == "chat")
            #expect(try await story.count("lead WHERE waiting_since IS NULL AND status = 'identification'") == 1)
        }
    }
}
