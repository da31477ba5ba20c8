import Domain
import Records
import Store
import TestSupport
import Testing

/// What a card holds before the operator has asked anything.
@Suite struct DeskReaderTests {
    private let number = "+79215551234"

    @Test(arguments: TestEngines.kinds)
    func aCardKnowsEverybodyOnTheNumber(_ kind: EngineKind) async throws {
        let card = try await read(kind) { scene in
            _ = try scene.person("Иван", number: number, company: "ООО «Вентпром»")
            _ = try scene.person("Марина", number: number)
            _ = try scene.person("Стёртый", number: number, erased: true)
            _ = try scene.person("Чужой", number: "+79990000000")
            return try scene.call("1.1", number)
        }
        #expect(card.people.map(\.name) == ["Иван", "Марина"])
        #expect(card.people.map(\.company) == ["ООО «Вентпром»", nil])
        #expect(card.numberText == "+7 (921) 555-12-34")
        #expect(card.didText == "+7 (812) 648-23-34")
    }

    @Test(arguments: TestEngines.kinds)
    func openMattersStandByDepartmentWithoutTheCallsOwn(_ kind: EngineKind) async throws {
        let card = try await read(kind) { scene in
            let fans = try scene.department("Вентиляторы")
            let controls = try scene.department("Автоматика")
            let andrey = try scene.staff("Андрей")
            try scene.deal("Шкафы", number: number, responsible: andrey, department: controls)
            try scene.deal("Вентиляторы для БЦ", number: number, responsible: andrey, department: fans)
            _ = try scene.lead(number, topic: "Доставка", department: controls)
            _ = try scene.lead(number, status: "rejected", topic: "Закрыт", department: controls)
            let own = try scene.lead(number, topic: "Свой")
            return try scene.call("1.1", number, lead: own)
        }
        #expect(card.matters.map(\.title) == ["Вентиляторы для БЦ", "Шкафы", "Доставка"])
        #expect(card.matters.map(\.department) == ["Вентиляторы", "Автоматика", "Автоматика"])
        #expect(card.lead?.topic == "Свой")
    }

    @Test(arguments: TestEngines.kinds)
    func suggestionsNameEachColleagueOnceWithTheBestReason(_ kind: EngineKind) async throws {
        let card = try await read(kind) { scene in
            let (andrey, irina, timur) = (try scene.staff("Андрей"), try scene.staff("Ирина"), try scene.staff("Тимур"))
            try scene.deal("Шкафы", number: number, responsible: irina)
            _ = try scene.lead(number, to: andrey, source: "person")
            _ = try scene.call(
                "0.1",
                number,
                state: "ended",
                at: DeskScene.now - .seconds(900),
                answered: DeskScene.now - .seconds(890),
                by: irina
            )
            let own = try scene.lead(number, to: timur, source: "call")
            return try scene.call("1.1", number, lead: own)
        }
        #expect(card.suggestions.map(\.why) == [.transfer, .deal, .lead])
        #expect(Set(card.suggestions.map(\.staff)).count == 3)
        #expect(card.suggestions[1].about == "Шкафы")
    }

    @Test(arguments: TestEngines.kinds)
    func theLastTalkSuggestsWhoKnowsTheClient(_ kind: EngineKind) async throws {
        let card = try await read(kind) { scene in
            let irina = try scene.staff("Ирина")
            _ = try scene.call(
                "0.1",
                number,
                state: "ended",
                at: DeskScene.now - .seconds(900),
                answered: DeskScene.now - .seconds(890),
                by: irina
            )
            return try scene.call("1.1", number)
        }
        #expect(card.suggestions.map(\.why) == [.talk])
        #expect(card.suggestions.first?.at == DeskScene.now - .seconds(890))
    }

    @Test(arguments: TestEngines.kinds)
    func anOutboundCardShowsWhomWeDialled(_ kind: EngineKind) async throws {
        let card = try await read(kind) { scene in
            _ = try scene.person("Иван", number: number)
            return try scene.call("1.1", "201", direction: .outbound, did: number)
        }
        #expect(card.number == number)
        #expect(card.didText == nil)
        #expect(card.people.count == 1)
    }

    @Test(arguments: TestEngines.kinds)
    func cardsOfABatchDoNotShareTheirNumbers(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let cards = try await engine.write(.realtime) { connection in
                let scene = DeskScene(connection: connection)
                _ = try scene.person("Иван", number: "+79210000001")
                _ = try scene.person("Марина", number: "+79210000002")
                let ids = [
                    try scene.call("1.1", "+79210000001"), try scene.call("1.2", "+79210000002"),
                    try scene.call("1.3", nil),
                ]
                return try DeskReader(connection: connection).calls(ids + [CallRecordID(999)])
            }
            #expect(cards.map { $0.people.map(\.name) } == [["Иван"], ["Марина"], []])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCommandThatFailedIsToldOnTheCard(_ kind: EngineKind) async throws {
        let card = try await read(kind) { scene in
            let call = try scene.call("1.1", number)
            let row = try Outbox.enqueue(
                NewOutboxRow(
                    connector: "ami:main",
                    kind: "redirect",
                    dedupKey: "a",
                    subject: RecordName.of(call),
                    payload: "{}",
                    createdAt: DeskScene.now
                ),
                in: scene.connection
            )
            let id = try #require(row)
            try scene.connection.execute("UPDATE outbox SET state = 'dead', reason = '311 is busy' WHERE id = \(id)")
            try Journal.append(
                NewJournalEntry(
                    at: DeskScene.now,
                    kind: "outbox.dead",
                    subject: RecordName.of(call),
                    cause: .command,
                    data: #"{"connector":"ami:main","kind":"redirect","outbox":\#(id)}"#
                ),
                in: scene.connection
            )
            return call
        }
        #expect(card.failures.map(\.kind) == ["transfer"])
        #expect(card.failures.map(\.reason) == ["311 is busy"])
    }

    @Test(arguments: TestEngines.kinds)
    func aCallThatIsNotThereIsSaidToBe(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let refusal = await #expect(throws: SvodError.self) {
                try await engine.read { try DeskReader(connection: $0).call(CallRecordID(1)) }
            }
            #expect(refusal?.code == .notFound)
        }
    }

    private func read(
        _ kind: EngineKind,
        _ lay: @escaping @Sendable (DeskScene) throws -> CallRecordID
    ) async throws -> DeskCall {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.realtime) { connection in
                let call = try lay(DeskScene(connection: connection))
                return try DeskReader(connection: connection).call(call)
            }
        }
    }
}
