import Domain
import Records
import Store
import TestSupport
import Testing

@Suite struct VisitBookTests {
    private static let start = Timestamp(seconds: 1_795_417_200)
    private static let numbers = ["+78120000001", "+78120000002"]

    private static func visit(_ visitor: String, campaign: String? = nil) -> NewVisit {
        var visit = NewVisit(site: "shop", visitor: visitor)
        var touch = AdvertisingTouch()
        touch.campaign = campaign
        visit.first = touch
        visit.last = touch
        return visit
    }

    private static func lend(
        _ visitor: String,
        campaign: String? = nil,
        after seconds: Int = 0,
        in connection: any Connection
    ) throws -> LentNumber? {
        try VisitBook.lend(
            numbers,
            to: visit(visitor, campaign: campaign),
            for: .seconds(600),
            at: start + .seconds(seconds),
            in: connection
        )
    }

    private static func call(_ name: String, in connection: any Connection) throws -> CallRecordID {
        CallRecordID(
            try connection.insert(
                """
                INSERT INTO call (exchange, unique_id, linked_id, direction, number, did, makes_lead, state, entered_at)
                VALUES ('main', \(name), \(name), 'inbound', '+79210000000', \(numbers[0]), 1, 'entered', \(start))
                """
            )
        )
    }

    @Test(arguments: TestEngines.kinds)
    func eachVisitorHasANumberOfItsOwnWhileThereAreSome(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { connection in
                let first = try Self.lend("a", in: connection)
                let second = try Self.lend("b", in: connection)
                let again = try Self.lend("a", after: 60, in: connection)
                #expect(first?.number == Self.numbers[0] && second?.number == Self.numbers[1])
                #expect(again?.visit == first?.visit && again?.until == Self.start + .seconds(660))
                let third = try Self.lend("c", after: 61, in: connection)
                #expect(third?.isShared == true && third?.number == Self.numbers[1])
                // Much later the one that was left first is free first.
                let late = try Self.lend("d", after: 5000, in: connection)
                #expect(late?.number == Self.numbers[0] && late?.isShared == false)
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCallInTheWindowBringsTheTouchesToItsLead(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { connection in
                _ = try Self.lend("a", campaign: "весна", in: connection)
                let call = try Self.call("1.1", in: connection)
                try VisitBook.match(
                    call,
                    did: Self.numbers[0],
                    enteredAt: Self.start + .seconds(599),
                    in: connection
                )
                let lead = try LeadBook.create(NewLead(source: .call, at: Self.start), in: connection)
                try VisitBook.hand(call, to: lead, in: connection)
                let touches = try TouchBook.touches(of: lead, in: connection)
                #expect(touches.first?.campaign == "весна" && touches.last?.campaign == "весна")
                // A later way to the same lead changes nothing.
                var other = AdvertisingTouch()
                other.campaign = "осень"
                try TouchBook.keep(first: other, last: other, of: lead, in: connection)
                #expect(try TouchBook.touches(of: lead, in: connection).last?.campaign == "весна")
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aSharedNumberNamesNobodyAndIsCounted(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { connection in
                for visitor in ["a", "b", "c"] { _ = try Self.lend(visitor, campaign: visitor, in: connection) }
                let shared = try Self.call("1.1", in: connection)
                let now = Self.start + .seconds(1)
                try VisitBook.match(shared, did: Self.numbers[0], enteredAt: now, in: connection)
                let found = try VisitBook.visit(of: shared, in: connection)
                #expect(found?.visit == nil && found?.candidates == 2)
                let late = try Self.call("1.2", in: connection)
                let later = Self.start + .seconds(601)
                try VisitBook.match(late, did: Self.numbers[0], enteredAt: later, in: connection)
                #expect(try VisitBook.visit(of: late, in: connection)?.candidates == 0)
                let ordinary = try Self.call("1.3", in: connection)
                try VisitBook.match(ordinary, did: "+78120000009", enteredAt: now, in: connection)
                #expect(try VisitBook.visit(of: ordinary, in: connection) == nil)
                let figures = try VisitBook.figures(from: Self.start, to: Self.start + .seconds(900), in: connection)
                #expect(figures == (2, 1, 1))
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatNobodyCalledByIsForgotten(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { connection in
                _ = try Self.lend("a", in: connection)
                _ = try Self.lend("b", in: connection)
                let call = try Self.call("1.1", in: connection)
                try VisitBook.match(call, did: Self.numbers[0], enteredAt: Self.start, in: connection)
                let moment = Self.start + .seconds(601)
                #expect(try VisitBook.forget(before: Self.start, limit: 10, in: connection) == 0)
                #expect(try VisitBook.forget(before: moment, limit: 10, in: connection) == 1)
                #expect(try VisitBook.visit(of: call, in: connection)?.visit != nil)
            }
        }
    }
}
