import Domain
import Records
import Store
import TestSupport
import Testing

/// What the tables of calls hold after facts, and what a tracker gets back from them.
@Suite struct CallBookTests {
    static let start = Timestamp(seconds: 1_795_300_000)
    let book = CallBook(channels: ChannelTable())
    let call = CallID(exchange: ExchangeID("main"), uniqueID: "1.1")
    let entry = CallEntry(
        direction: .inbound,
        callerNumber: "+79211234567",
        callerName: "Иван",
        did: "+78125550101",
        trunk: "trunk",
        makesLead: true,
        linkedID: "1.1"
    )

    func facts(_ bodies: [CallFact.Body]) -> [CallFact] {
        bodies.enumerated().map { position, body in
            CallFact(call: call, key: "\(position)", at: Self.start + .seconds(position), body: body)
        }
    }

    func write(_ bodies: [CallFact.Body], to engine: any Engine) async throws -> CallRecord? {
        let (facts, book, call) = (facts(bodies), book, call)
        return try await engine.write(.realtime) { connection in
            for fact in facts { _ = try book.write(fact, in: connection) }
            return try book.record(of: call, in: connection)
        }
    }

    /// Writes down a call of a colleague's phone, and a client's call in which that colleague was asked.
    private func ask(_ engine: any Engine, _ end: CallSummary? = nil, told: Bool = true) async throws {
        let (book, call) = (book, call)
        let asking = CallID(exchange: call.exchange, uniqueID: "1.5")
        let question = CallEntry(
            direction: .internal,
            callerNumber: "101",
            did: "103",
            makesLead: false,
            linkedID: "1.5"
        )
        var facts = facts([.entered(entry), .answered(.extension("101"))])
        facts.append(CallFact(call: asking, key: "entered", at: Self.start, body: .entered(question)))
        if told {
            let body = CallFact.Body.consulting(from: .extension("101"), to: .extension("103"))
            facts.append(CallFact(call: call, key: CallFact.consultingKey(leg: "1.5"), at: Self.start, body: body))
        }
        if let end { facts.append(CallFact(call: asking, key: "ended", at: Self.start, body: .ended(end))) }
        let all = facts
        try await engine.write(.realtime) { connection in
            for fact in all { _ = try book.write(fact, in: connection) }
        }
    }

    private func listed(_ engine: any Engine, parts: Bool) async throws -> [CallListRow] {
        var filter = CallFilter()
        filter.parts = parts
        let asked = filter
        return try await engine.read { try CallList.page(asked, in: $0) }
    }

    @Test(arguments: TestEngines.kinds)
    func aQuestionToAColleagueIsAPartOfTheCallItIsAbout(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await ask(engine)
            let shown = try await listed(engine, parts: false)
            #expect(shown.map(\.direction) == [.inbound])
            let all = try await listed(engine, parts: true)
            #expect(all.count == 2)
            #expect(all.first { $0.direction == .internal }?.partOf == shown.first?.id)
            #expect(shown.first?.partOf == nil)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCallThatWentOnAsAnotherIsAPartOfIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            var end = CallSummary(outcome: .answered, hungUpBy: nil)
            end.joined = call
            try await ask(engine, end, told: false)
            let shown = try await listed(engine, parts: false)
            #expect(shown.map(\.direction) == [.inbound])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCallBetweenColleaguesStandsByItself(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await ask(engine, CallSummary(outcome: .answered, hungUpBy: nil), told: false)
            let shown = try await listed(engine, parts: false)
            #expect(shown.count == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anOpenCallComesBackAsTheTrackerLeftIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            _ = try await write(
                [
                    .entered(entry), .queued(queue: "sales"), .ringing(.extension("102")),
                    .ringing(.extension("101")), .answered(.extension("101")),
                ],
                to: engine
            )
            let call = call
            let open = try await engine.read { try CallBook.openCalls(on: call.exchange, in: $0) }
            #expect(
                open == [
                    OpenCall(
                        call: call,
                        entry: entry,
                        enteredAt: Self.start,
                        answeredAt: Self.start + .seconds(4),
                        answeredBy: .extension("101"),
                        finalOperator: .extension("101"),
                        rangExtensions: ["101", "102"],
                        queue: "sales"
                    )
                ]
            )
            let others = try await engine.read { try CallBook.openCalls(on: ExchangeID("second"), in: $0) }
            #expect(others.isEmpty)
        }
    }

    static let states: [([CallFact.Body], CallState)] = [
        ([.queued(queue: "sales")], .queued),
        ([.queued(queue: "sales"), .ringing(.extension("101"))], .ringing),
        (
            [
                .queued(queue: "sales"), .ringing(.extension("101")),
                .ringingStopped(.extension("101"), answeredElsewhere: false),
            ], .queued
        ),
        ([.ringing(.extension("101")), .ringingStopped(.extension("101"), answeredElsewhere: false)], .entered),
        (
            [
                .ringing(.extension("101")), .ringing(.extension("102")),
                .ringingStopped(.extension("101"), answeredElsewhere: false),
            ], .ringing
        ),
        ([.answered(.extension("101")), .held(by: .extension("101"))], .held),
        ([.answered(.extension("101")), .held(by: .extension("101")), .resumed(by: .extension("101"))], .talking),
        ([.answered(.extension("101")), .parked(by: .extension("101"), space: "701")], .parked),
        ([.answered(.extension("101")), .parked(by: nil, space: "701"), .unparked(by: .extension("102"))], .talking),
        ([.answered(.extension("101")), .ringing(.extension("103"))], .talking),
        ([.ended(CallSummary(outcome: .missed, hungUpBy: .caller))], .ended),
        ([.ended(CallSummary(outcome: .missed, hungUpBy: .caller)), .held(by: .extension("101"))], .ended),
    ]

    @Test(arguments: states)
    func theStateFollowsTheFacts(_ bodies: [CallFact.Body], _ state: CallState) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let record = try await write([.entered(entry)] + bodies, to: engine)
            #expect(record?.state == state)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theFirstWhoAnsweredStaysAndTheLastIsKept(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            _ = try await write(
                [.entered(entry), .answered(.extension("101")), .answered(.outside("+79217654321"))],
                to: engine
            )
            let row = try await engine.read { try $0.row("SELECT answered_by, final_operator FROM call") }
            #expect(try row?.get("answered_by") == "101")
            #expect(try row?.get("final_operator") == "+79217654321")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anExchangeWasHeardUntilItsLineWasLost(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let exchange = ExchangeID("main")
            #expect(try await engine.read { try CallBook.heardUntil(exchange, in: $0) } == nil)
            let row = try CallInbox.row(for: facts([.entered(entry)])[0], receivedAt: Self.start)
            try await engine.write(.realtime) { _ = try Inbox.accept(row, in: $0) }
            #expect(try await engine.read { try CallBook.heardUntil(exchange, in: $0) } == Self.start)
            let lost = Self.start + .seconds(9)
            try await engine.write(.realtime) { try LineBook.lost(exchange, reason: "reset", at: lost, in: $0) }
            #expect(try await engine.read { try CallBook.heardUntil(exchange, in: $0) } == lost)
        }
    }
}
