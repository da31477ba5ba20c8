import Domain
import Funnels
import Leads
import Records
import Store
import Synchronization
import TestSupport
import Testing

/// Letters, forms and chats through the inbox, on both engines: which lead each one comes to.
@Suite struct RequestHandlerTests {
    private func with(
        _ kind: EngineKind,
        policy: LeadPolicy = LeadPolicy(),
        channels: ChannelTable = ChannelTable(),
        funnels: FunnelSet? = nil,
        _ body: @Sendable (RequestStory) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            try await body(try RequestStory(engine, policy: policy, channels: channels, funnels: funnels))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLetterMakesALeadThatKnowsItsClient(_ kind: EngineKind) async throws {
        let row = AdvertisingChannel(.address, number: "Doors@svod.test", channel: "Каталог", campaign: "весна")
        try await with(kind, channels: ChannelTable(rows: [row])) { story in
            var letter = RequestStory.letter("1")
            letter.recipients = ["sales@svod.test", "doors@svod.test"]
            letter.client.inn = "7707083893"
            letter.client.company = "ООО «Ромашка»"
            letter.lines = [RequestLine(name: "Дверь", article: "D-1", quantity: 2000, unit: "шт", price: 1_000_00)]
            letter.files = [
                RequestFile(name: "заявка.pdf", type: "application/pdf", size: 5, hash: "ab", text: "текст")
            ]
            #expect(try await story.tell(letter).handled == 1)
            #expect(try await story.count("lead WHERE source = 'letter' AND status = 'inquiry'") == 1)
            #expect(try await story.value("SELECT title AS value FROM card", String.self) == "Двери")
            #expect(try await story.value("SELECT origin AS value FROM card", String.self) == "letter")
            #expect(try await story.value("SELECT channel AS value FROM lead", String.self) == "Каталог")
            #expect(try await story.value("SELECT campaign AS value FROM lead", String.self) == "весна")
            #expect(try await story.value("SELECT inn AS value FROM company", String.self) == "7707083893")
            #expect(try await story.value("SELECT email AS value FROM person_email", String.self) == "anna@client.test")
            let waits = try await story.value("SELECT waiting_since AS value FROM lead", Timestamp.self)
            #expect(waits == RequestStory.start)
            let message = try await story.engine.read { try MessageBook.all(of: LeadID(1), limit: 5, in: $0) }
            #expect(message.first?.lines == letter.lines)
            #expect(message.first?.files.first?.name == "заявка.pdf")
            #expect(message.first?.client?.inn == "7707083893")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aReplyComesToItsConversationAndTheSameSubjectAlone(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            try await story.tell(RequestStory.letter("1"))
            try await story.tell(RequestStory.letter("2", "И ручки", answering: ["x@y", "1@client.test"]))
            #expect(try await story.count("lead") == 1)
            // Another matter of the same person under the same subject, and a colleague's own.
            try await story.tell(RequestStory.letter("3", "Ещё окна"))
            var colleague = RequestStory.letter("4", "Мне тоже двери", from: "boris@client.test")
            colleague.client.name = "Борис Иванов"
            try await story.tell(colleague)
            #expect(try await story.count("lead") == 3)
            #expect(try await story.count("person") == 2)
            #expect(try await story.count("conversation") == 3)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLetterThatArrivesBeforeWhatItAnswersIsFoundByIt(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            try await story.tell(RequestStory.letter("2", "И ручки", answering: ["1@client.test"]))
            try await story.tell(RequestStory.letter("1"))
            #expect(try await story.count("lead") == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func oneMessageIDOfManyLettersThreadsNothing(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            var (first, second) = (RequestStory.letter("1", "Раз"), RequestStory.letter("2", "Два"))
            first.messageID = "same@robot"
            second.messageID = "same@robot"
            try await story.tell(first, second)
            #expect(try await story.count("lead") == 2)
            try await story.tell(RequestStory.letter("3", "Три", answering: ["same@robot"]))
            #expect(try await story.count("lead") == 3)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theSameLetterInTwoBoxesIsOneMessage(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            var copy = RequestStory.letter("1")
            copy.source = "office"
            var nameless = RequestStory.letter("9", "Без имени")
            nameless.messageID = nil
            var namelessCopy = nameless
            namelessCopy.source = "office"
            try await story.tell(RequestStory.letter("1"), copy, nameless, namelessCopy)
            #expect(try await story.count("message") == 2)
            #expect(try await story.count("lead") == 2)
            let found = try await story.engine.read { try MessageBook.all(of: LeadID(1), limit: 5, in: $0) }
            #expect(found.first?.alsoIn == ["office"])
            #expect(try await story.count("conversation_box") == 4)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func nothingFollowsFromMachinesAndThePast(_ kind: EngineKind) async throws {
        let heard = Mutex<[String]>([])
        try await TestEngines.with(kind) { engine in
            let story = try RequestStory(engine) { event, _ in heard.withLock { $0.append(event.name) } }
            for (position, standing) in RequestStanding.allCases.filter({ $0 != .person }).enumerated() {
                var letter = RequestStory.letter("\(position)")
                letter.standing = standing
                try await story.tell(letter)
            }
            var past = RequestStory.letter("past")
            past.isHistory = true
            try await story.tell(past)
            #expect(try await story.count("lead") == 0)
            #expect(try await story.count("conversation WHERE waiting_since IS NOT NULL") == 0)
            #expect(heard.withLock { $0 } == [])
            // Somebody answers what was written in the past.
            try await story.tell(RequestStory.letter("new", "Актуально?", answering: ["past@client.test"]))
            #expect(try await story.count("lead") == 1)
            #expect(heard.withLock { $0.contains("request.arrived") && $0.contains("letter.received") })
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aReplyToARejectedLeadOpensItAgain(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            let olga = try await story.hire("Ольга")
            try await story.tell(RequestStory.letter("1"))
            try await story.leads.perform([.reject(reason: "Не дозвонились", note: nil)], on: LeadID(1), by: olga)
            #expect(try await story.count("conversation WHERE waiting_since IS NOT NULL") == 0)
            let reply = RequestStory.letter("2", "Я тут", answering: ["1@client.test"], after: .seconds(60))
            try await story.tell(reply)
            #expect(try await story.count("lead") == 1)
            #expect(try await story.value("SELECT status AS value FROM lead", String.self) == "identification")
            let waits = try await story.value("SELECT waiting_since AS value FROM lead", Timestamp.self)
            #expect(waits == RequestStory.start + .seconds(60))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whereTheCompanyBeginsAnewTheConversationGoesOnInTheNewLead(_ kind: EngineKind) async throws {
        try await with(kind, policy: LeadPolicy(closedReply: .new)) { story in
            let olga = try await story.hire("Ольга")
            try await story.tell(RequestStory.letter("1"))
            try await story.leads.perform([.reject(reason: "Не дозвонились", note: nil)], on: LeadID(1), by: olga)
            try await story.tell(RequestStory.letter("2", "Я тут", answering: ["1@client.test"]))
            try await story.tell(RequestStory.letter("3", "Ау", answering: ["1@client.test"]))
            #expect(try await story.count("lead") == 2)
            #expect(try await story.count("conversation WHERE lead_id = 2") == 1)
            #expect(
                try await story.count(
                    "message JOIN conversation ON conversation.id = conversation_id WHERE lead_id = 2"
                ) == 2
            )
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aChatIsOneConversationByItsName(_ kind: EngineKind) async throws {
        try await with(kind, policy: LeadPolicy(closedReply: .new)) { story in
            let olga = try await story.hire("Ольга")
            func message(_ key: String, chat: String) -> IncomingRequest {
                var request = IncomingRequest(
                    kind: .message,
                    source: "bot",
                    key: key,
                    sentAt: RequestStory.start,
                    receivedAt: RequestStory.start,
                    text: "Привет",
                    client: RequestClient(name: "Гость")
                )
                request.conversation = chat
                return request
            }
            try await story.tell(message("1", chat: "100"), message("2", chat: "100"), message("3", chat: "200"))
            #expect(try await story.count("lead WHERE source = 'intake'") == 2)
            try await story.leads.perform([.reject(reason: "Не дозвонились", note: nil)], on: LeadID(1), by: olga)
            try await story.tell(message("4", chat: "100"), message("5", chat: "100"))
            #expect(try await story.count("lead") == 3)
            #expect(try await story.count("message") == 5)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func oneClickTeachesWhatIsNoRequestAndAnotherTakesItBack(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            let olga = try await story.hire("Ольга")
            try await story.tell(RequestStory.letter("1", "Продвижение сайтов", from: "seo@spam.test"))
            try await story.commands.isNoRequest(ConversationID(1), by: olga)
            #expect(try await story.value("SELECT reject_reason AS value FROM lead", String.self) == "Не заявка")
            try await story.tell(RequestStory.letter("2", "Последний шанс", from: "seo@spam.test"))
            #expect(try await story.count("lead") == 1)
            #expect(try await story.value("SELECT hits AS value FROM spam_rule", Int64.self) == 1)
            try await story.tell(RequestStory.letter("3", "Другой там же", from: "ivan@spam.test"))
            #expect(try await story.count("lead") == 2)
            try await story.commands.isRequest(ConversationID(1), by: olga)
            #expect(try await story.count("lead WHERE status = 'rejected'") == 0)
            try await story.commands.isRequest(ConversationID(2), by: olga)
            #expect(try await story.count("lead") == 3)
            try await story.tell(RequestStory.letter("4", "Ещё", from: "seo@spam.test"))
            #expect(try await story.count("lead") == 4)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func rulesKnowDomainsAndWords(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            let olga = try await story.hire("Ольга")
            try await story.commands.add(.domain, "spam.test", by: olga)
            try await story.commands.add(.words, "Продвижение  САЙТОВ", by: olga)
            try await story.tell(RequestStory.letter("1", "Добрый день", from: "a@spam.test"))
            try await story.tell(RequestStory.letter("2", "Предлагаем продвижение сайтов, недорого"))
            try await story.tell(RequestStory.letter("3", "Нужно продвижение: сайтовая дверь"))
            #expect(try await story.count("lead") == 1)
            #expect(try await story.count("conversation WHERE state = 'spam'") == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whereSalesTakeLettersADealIsMadeAtOnce(_ kind: EngineKind) async throws {
        let funnels = try FunnelReader.read([
            FunnelFile(
                name: "sale.yaml",
                text: """
                    svod: 1
                    funnels:
                      calls:
                        title: Звонки
                        entity: lead
                        intake: {from: [call], assign: answering}
                        stages:
                          inquiry: {title: Обращение, lead_status: inquiry}
                          won: {title: В сделку, kind: won}
                          lost: {title: Отказ, kind: lost, reason: {auto: Отказ}}
                      sale:
                        title: Продажа
                        entity: deal
                        intake: {from: [email, site], assign: answering}
                        stages:
                          new: {title: Новая}
                          done: {title: Успех, kind: won}
                          lost: {title: Отказ, kind: lost, reason: {auto: Отказ}}
                    """
            )
        ])
        try await with(kind, funnels: funnels) { story in
            try await story.tell(RequestStory.letter("1"))
            try await story.tell(RequestStory.letter("2", "Ещё", answering: ["1@client.test"]))
            #expect(try await story.count("card WHERE entity = 'deal' AND funnel = 'sale'") == 1)
            #expect(try await story.count("card") == 1)
            #expect(try await story.count("lead WHERE status = 'converted' AND waiting_since IS NOT NULL") == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func visitsAreKeptApart(_ kind: EngineKind) async throws {
        let row = AdvertisingChannel(.utm, number: "yandex/spring", channel: "Директ")
        try await with(kind, channels: ChannelTable(rows: [row])) { story in
            var form = RequestStory.letter("1")
            form = {
                var request = IncomingRequest(
                    kind: .form,
                    source: "site",
                    key: "f1",
                    sentAt: RequestStory.start,
                    receivedAt: RequestStory.start,
                    text: "Перезвоните",
                    client: RequestClient(phones: ["+79211234567"])
                )
                var touch = AdvertisingTouch()
                touch.source = "google"
                request.firstTouch = touch
                touch.source = "yandex"
                touch.campaign = "spring"
                request.lastTouch = touch
                return request
            }()
            try await story.tell(form)
            #expect(try await story.value("SELECT channel AS value FROM lead", String.self) == "Директ")
            let touches = try await story.engine.read { try TouchBook.touches(of: LeadID(1), in: $0) }
            #expect(touches.first?.source == "google")
            #expect(touches.last?.source == "yandex")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whoIsCalledBackWaitsNoMore(_ kind: EngineKind) async throws {
        try await with(kind) { story in
            var form = RequestStory.letter("1")
            form.client = RequestClient(phones: [CallStory.client])
            try await story.tell(form)
            #expect(try await story.count("lead WHERE waiting_since IS NOT NULL") == 1)
            for (position, body) in [
                CallStory.outbound(from: "101", to: CallStory.client), .answered(.outside(CallStory.client)),
            ].enumerated() {
                let fact = CallFact(
                    call: CallID(exchange: CallStory.exchange, uniqueID: "9.9"),
                    key: "\(position)",
                    at: RequestStory.start + .seconds(position),
                    body: body
                )
                try await story.pipeline.accept(
                    [try CallInbox.row(for: fact, receivedAt: RequestStory.start)],
                    lane: .realtime
                )
            }
            #expect(try await story.count("lead WHERE waiting_since IS NULL AND status = 'identification'") == 1)
            #expect(try await story.count("conversation WHERE waiting_since IS NULL") == 1)
        }
    }
}
