import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

@Suite struct TimerTests {
    static let waits = """
        funnels:
          wait:
            title: Ожидание
            entity: deal
            fields:
              pay_on: {type: date}
              meet_at: {type: moment}
              hours: {type: int}
              deferred: {type: date}
            stages:
              talk:
                title: Разговор
                timers:
                  w20: {idle: 20m, then: [{tag: ждёт 20}]}
                  w40: {idle: 40m, then: [{tag: ждёт 40}]}
                  slow: {after: 2wd, then: [{task: {to: responsible, title: Ускорить}}]}
              bill:
                title: Счёт
                timers:
                  burn: {at: pay_on, if_past: fire, then: [{move: burned}]}
                  remind: {at: meet_at, offset: -2h, if_past: skip, then: [{tag: скоро}]}
                  again: {every: 1h, then: [{task: {to: responsible, title: Проверить}}]}
                  over: {when: 'hours > 10', once: true, then: [{task: {to: responsible, title: Превышение}}]}
              burned: {title: Сгорел}
              done: {title: Успех, kind: won}
              lost: {title: Отказ, kind: lost, reason: {auto: нет}}
            any_stage:
              timers:
                deferral: {at: deferred, if_past: skip, then: [{task: {to: responsible, title: Отсрочка}}]}
        """

    private func with(
        _ kind: EngineKind,
        _ body: @Sendable (CardStory, StaffID, CardID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, Self.waits)
            let anna = try await story.hire("anna")
            let card = try await story.commands.create(NewCard(funnel: "wait"), by: anna)
            try await body(story, anna, card)
        }
    }

    private func tags(_ story: CardStory) async throws -> [String] {
        try await story.column("SELECT tag AS value FROM card_tag ORDER BY tag")
    }

    @Test(arguments: TestEngines.kinds)
    func idleTimersCountFromTheLastActThatTheClientSaw(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            try await story.wait(.seconds(19 * 60))
            try await story.commands.touch(card, by: anna)
            try await story.wait(.seconds(19 * 60))
            #expect(try await tags(story).isEmpty)
            try await story.wait(.seconds(60))
            #expect(try await tags(story) == ["ждёт 20"])
            try await story.wait(.seconds(20 * 60))
            #expect(try await tags(story) == ["ждёт 20", "ждёт 40"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func workingDaysPassOverTheWeekend(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            try await story.wait(.seconds(4 * 86_400))
            let friday = try await story.commands.create(NewCard(funnel: "wait"), by: anna)
            try await story.wait(.seconds(3 * 86_400))
            #expect(try await story.tasks(friday).isEmpty)
            try await story.wait(.seconds(86_400))
            #expect(try await story.tasks(friday) == ["Ускорить"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aTimerIsArmedAnewWhenItsFieldChangesAndGoneWithTheStage(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let fields: [String: FieldValue?] = ["pay_on": .date(try #require(CivilDate("2026-11-25")))]
            try await story.commands.move(card, to: "bill", fields: fields, by: anna)
            try await story.commands.edit(card, ["pay_on": .date(try #require(CivilDate("2026-11-27")))], by: anna)
            try await story.wait(.seconds(3 * 86_400))
            #expect(try await story.stage(card) == "bill")
            try await story.wait(.seconds(86_400 - 3601))
            #expect(try await story.stage(card) == "bill")
            try await story.wait(.seconds(1))
            #expect(try await story.stage(card) == "burned")
            let left = try await story.column(
                "SELECT count(*) AS value FROM timer WHERE kind = 'funnel' AND timer_key LIKE '%/track:/%'",
                Int64.self
            )
            #expect(left == [0])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatIsPastFiresAtOnceOrNever(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            try await story.commands.edit(card, ["deferred": .date(try #require(CivilDate("2026-11-01")))], by: anna)
            let meeting = CardStory.start + .seconds(3600)
            let fields: [String: FieldValue?] = [
                "pay_on": .date(try #require(CivilDate("2026-11-02"))), "meet_at": .moment(meeting),
            ]
            try await story.commands.move(card, to: "bill", fields: fields, by: anna)
            try await story.wait(.zero)
            #expect(try await story.stage(card) == "burned")
            try await story.wait(.seconds(7200))
            #expect(try await tags(story).isEmpty)
            #expect(try await story.tasks(card).isEmpty)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aScheduleCatchesUpOnceAndSaysHowLateItWas(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            try await story.commands.move(card, to: "bill", by: anna)
            try await story.wait(.seconds(3600))
            #expect(try await story.tasks(card) == ["Проверить"])
            try await story.wait(.seconds(10 * 3600))
            #expect(try await story.tasks(card) == ["Проверить", "Проверить"])
            #expect(try await story.journal(card).contains("timer.late"))
            try await story.wait(.seconds(3599))
            #expect(try await story.tasks(card).count == 2)
            try await story.wait(.seconds(1))
            #expect(try await story.tasks(card).count == 3)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aConditionFiresAsItBecomesTrueOnceInTheCardsLife(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            try await story.commands.move(card, to: "bill", fields: ["hours": .int(5)], by: anna)
            for hours in [11, 12, 5, 11] {
                try await story.commands.edit(card, ["hours": .int(Int64(hours))], by: anna)
            }
            #expect(try await story.tasks(card) == ["Превышение"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aClosedCardWaitsForNothing(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            try await story.commands.edit(card, ["deferred": .date(try #require(CivilDate("2026-12-01")))], by: anna)
            try await story.commands.move(card, to: "done", by: anna)
            #expect(try await story.column("SELECT count(*) AS value FROM timer", Int64.self) == [0])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aChangedCalendarArmsTimersAnew(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, Self.waits)
            let anna = try await story.hire("anna")
            let card = try await story.commands.create(NewCard(funnel: "wait"), by: anna)
            try await story.commands.edit(card, ["deferred": .date(try #require(CivilDate("2026-12-01")))], by: anna)
            let early = CardStory.calendar.replacing("09:00-18:00", with: "07:00-18:00") + Self.waits
            let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: early)])
            let basis = try await FunnelVersions.keep(set, in: engine, at: story.clock.timestamp)
            try await FunnelTimers(basis: { basis }, clock: story.clock.wallClock).rearmAll(engine)
            let armed = try await story.column(
                "SELECT fire_at AS value FROM timer WHERE timer_key LIKE '%deferral'",
                Timestamp.self
            )
            #expect(armed == [Timestamp(seconds: 1_796_097_600)])
        }
    }
}
