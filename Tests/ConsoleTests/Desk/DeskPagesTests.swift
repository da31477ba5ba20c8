import Domain
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct DeskPagesTests {
    @Test(arguments: TestEngines.kinds)
    func aCallIsSeenInEachOfItsStates(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let call = try await desk.tell("1.1", .inbound(DeskStory.caller))
            let entered = try await desk.card(call)
            #expect(entered["state"] == "entered" && entered["legs"] == [])
            #expect(entered["number"] == "+79211234567" && entered["numberText"] == "+7 (921) 123-45-67")
            #expect(entered["callerName"] == "Иван" && entered["lead"]["status"] == "inquiry")
            try await desk.tell("1.1", .queued(queue: "sales"))
            #expect(try await desk.card(call)["state"] == "queued")
            #expect(try await desk.card(call)["queue"] == "sales")
            try await desk.tell("1.1", .ringing(.extension("102")), .ringing(.extension("101")))
            let ringing = try await desk.card(call)
            #expect(ringing["state"] == "ringing")
            #expect(ringing["legs"].list.map { $0["party"] } == ["102", "101"])
            #expect(
                ringing["legs"].list.map { $0["staff"].number }
                    == [desk.colleague.rawValue, desk.me.session.staff.rawValue]
            )
            try await desk.tell(
                "1.1",
                .answered(.extension("101")),
                .ringingStopped(.extension("102"), answeredElsewhere: true)
            )
            let talking = try await desk.card(call)
            #expect(talking["state"] == "talking" && talking["answeredAt"].number != nil)
            #expect(talking["legs"].list.map { $0["state"] } == ["elsewhere", "answered"])
            #expect(talking["lead"]["owner"].number == desk.me.session.staff.rawValue)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theDeskKeepsWhatIsNotFinished(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let end = CallFact.Body.ended(CallSummary(outcome: .answered, hungUpBy: .caller, talk: .seconds(90)))
            let (mine, lead) = try await desk.talk("1.1", from: "+79210000001")
            try await desk.tell("1.1", end)
            let theirs = try await desk.tell(
                "1.2",
                .inbound("+79210000002"),
                .ringing(.extension("102")),
                .answered(.extension("102")),
                end
            )
            let missed = try await desk.miss("1.3", from: "+79210000003")
            let state = try await desk.get("/api/v1/desk").json
            let shown = Set(state["calls"].list.compactMap { $0["id"].number })
            #expect(shown == [mine.rawValue, missed.rawValue])
            #expect(!shown.contains(theirs.rawValue))
            #expect(state["missed"] == 1)
            let body = #"{"topic":"Доставка","transferredTo":\#(desk.colleague)}"#
            #expect(try await desk.send(.put, "/api/v1/leads/\(lead)", body).status == .ok)
            let later = try await desk.get("/api/v1/desk").json["calls"].list
            #expect(later.map { $0["id"].number } == [missed.rawValue])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func everybodyAndEveryMatterOfANumberIsShown(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let anna = try await desk.addPerson("Анна", number: DeskStory.caller)
            let boris = try await desk.addPerson("Борис", number: DeskStory.caller)
            let old = try await desk.talk("1.1").lead
            let body = #"{"topic":"Доставка","transferredTo":\#(desk.colleague)}"#
            #expect(try await desk.send(.post, "/api/v1/leads/\(old)/convert", body).status == .ok)
            try await desk.tell("1.1", .ended(CallSummary(outcome: .answered, hungUpBy: .caller)))
            let call = try await desk.tell("1.2", .inbound(DeskStory.caller), .ringing(.extension("101")))
            let card = try await desk.card(call)
            #expect(card["people"].list.map { $0["id"].number } == [anna, boris])
            #expect(card["people"].list.map { $0["name"] } == ["Анна", "Борис"])
            #expect(card["matters"].list.map { $0["kind"] } == ["deal"])
            #expect(card["matters"][0]["department"] == "Продажи")
            #expect(card["suggestions"][0]["staff"].number == desk.colleague.rawValue)
            #expect(card["suggestions"][0]["why"] == "deal")
        }
    }

    @Test func whoIsAtTheDeskIsTold() async throws {
        try await DeskStory.with { desk in
            let state = try await desk.get("/api/v1/desk").json
            #expect(state["me"]["extension"] == "101" && state["me"]["exchange"] == "main")
            #expect(state["policy"]["requiredToConvert"] == ["topic", "transferred_to"])
            let petr = state["staff"].list.first { $0["id"].number == desk.colleague.rawValue }
            #expect(petr?["department"] == "Продажи" && petr?["extension"] == "102")
            #expect(state["call"] == .null && state["event"].number != nil)
            #expect(try await desk.get("/api/v1/desk?call=99999").status == .notFound)
        }
    }

    @Test(arguments: ["</script><script>alert(1)</script>", "{{page.csrf}}", "<!--"])
    func aHostileNameStaysData(_ name: String) async throws {
        try await DeskStory.with { desk in
            _ = try await desk.addPerson(name, number: DeskStory.caller)
            let call = try await desk.talk().call
            for path in ["/desk", "/card/\(call)"] {
                let page = try await desk.get(path)
                #expect(page.status == .ok && !page.text.contains("<script>alert(1)") && !page.text.contains("<!--"))
            }
            #expect(try await desk.card(call)["people"][0]["name"] == .text(name))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDraftLivesUntilItIsDropped(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let lead = try await desk.talk().lead
            let path = "/api/v1/drafts/lead:\(lead)"
            #expect(try await desk.send(.put, path, #"{"body":{"comment":"пере"}}"#).status == .noContent)
            let later = #"{"body":{"comment":"перезвонить","topic":null}}"#
            #expect(try await desk.send(.put, path, later).status == .noContent)
            let drafts = try await desk.get("/api/v1/desk").json["drafts"]
            #expect(drafts["lead:\(lead)"]["body"]["comment"] == "перезвонить")
            let other = try await desk.test.session("other", roles: [.operator])
            let theirs = try await desk.client.execute(uri: "/api/v1/desk", method: .get, headers: other.headers) { $0 }
            #expect(try theirs.json["drafts"] == .object([:]))
            #expect(try await desk.send(.delete, path).status == .noContent)
            #expect(try await desk.get("/api/v1/desk").json["drafts"] == .object([:]))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDraftEndsWithTheCommitOfItsWords(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let lead = try await desk.talk().lead
            let draft = #"{"body":{"comment":"ждёт"}}"#
            #expect(try await desk.send(.put, "/api/v1/drafts/lead:\(lead)", draft).status == .noContent)
            #expect(try await desk.send(.post, "/api/v1/leads/\(lead)/take").status == .ok)
            let refused = try await desk.send(.post, "/api/v1/leads/\(lead)/convert", #"{"comment":"ждёт"}"#)
            #expect(refused.status == .unprocessableContent)
            #expect(try await desk.get("/api/v1/desk").json["drafts"]["lead:\(lead)"] != .null)
            #expect(try await desk.send(.put, "/api/v1/leads/\(lead)", #"{"comment":"ждёт"}"#).status == .ok)
            #expect(try await desk.get("/api/v1/desk").json["drafts"] == .object([:]))
        }
    }

    @Test(arguments: ["lead:0", "lead:x", "deal:1", "lead", "lead:1:2", "lead:-1"])
    func aDraftOfNothingIsRefused(_ record: String) async throws {
        try await DeskStory.with { desk in
            let answer = try await desk.send(.put, "/api/v1/drafts/\(record)", #"{"body":{"comment":"а"}}"#)
            #expect(answer.status == .badRequest)
        }
    }

    @Test func aDraftHasABound() async throws {
        try await DeskStory.with { desk in
            let text = String(repeating: "я", count: 20_000)
            let answer = try await desk.send(.put, "/api/v1/drafts/call:1", #"{"body":{"comment":"\#(text)"}}"#)
            #expect(answer.status == .contentTooLarge)
        }
    }

    @Test func settingsAreMergedAndChecked() async throws {
        try await DeskStory.with { desk in
            let path = "/api/v1/me/settings"
            #expect(try await desk.send(.put, path, #"{"keys":{"topic":"KeyQ"}}"#).status == .noContent)
            #expect(try await desk.send(.put, path, #"{"transfer":"attended"}"#).status == .noContent)
            for wrong in [#"{"theme":"pink"}"#, #"{"transfer":"loud"}"#, #"{"keys":[]}"#] {
                #expect(try await desk.send(.put, path, wrong).status == .badRequest)
            }
            let settings = try await desk.get("/api/v1/desk").json["settings"]
            #expect(settings["keys"]["topic"] == "KeyQ" && settings["transfer"] == "attended")
            #expect(settings["theme"] == .null)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func presenceKeepsItsBeginning(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let path = "/api/v1/me/presence"
            let start = desk.test.clock.timestamp
            #expect(try await desk.send(.put, path, #"{"state":"paused","reason":"обед"}"#).status == .noContent)
            desk.test.clock.advance(by: .seconds(60))
            #expect(try await desk.send(.put, path, #"{"state":"paused","reason":"обед"}"#).status == .noContent)
            let me = try await desk.get("/api/v1/desk").json["me"]
            #expect(me["presence"] == "paused" && me["presenceSince"].number == start.microseconds)
            #expect(try await desk.send(.put, path, #"{"state":"asleep"}"#).status == .badRequest)
            #expect(
                try await desk.engine.number("SELECT count(*) AS n FROM journal WHERE kind = 'staff.presence'") == 1
            )
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theDayIsCounted(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            _ = try await desk.talk("1.1", from: "+79210000001")
            let summary = CallSummary(
                outcome: .answered,
                hungUpBy: .caller,
                answeredBy: .extension("101"),
                finalOperator: .extension("101"),
                wait: .seconds(4),
                talk: .seconds(90)
            )
            try await desk.tell("1.1", .ended(summary))
            try await desk.miss("1.2", from: "+79210000002")
            let today = try await desk.get("/api/v1/desk/today").json
            #expect(today["answered"] == 1 && today["missed"] == 1 && today["leads"] == 1)
            #expect(today["talkSeconds"] == 90 && today["waitSeconds"] == 4 && today["filled"] == 0)
        }
    }
}
