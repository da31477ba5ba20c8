import Domain
import Funnels
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct CardRoutesTests {
    @Test(arguments: TestEngines.kinds)
    func takingMakesItMine(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let call = try await desk.tell("1.1", .inbound(DeskStory.caller), .queued(queue: "sales"))
            let lead = try await desk.lead(of: call)
            let answer = try await desk.send(.post, "/api/v1/leads/\(lead)/take", #"{"call":\#(call)}"#)
            #expect(answer.status == .ok)
            let card = try answer.json["call"]
            #expect(card["lead"]["status"] == "identification")
            #expect(card["lead"]["owner"].number == desk.me.session.staff.rawValue)
            #expect(card["id"].number == call.rawValue && card["state"] == "queued")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatIsTypedIsKeptAndWhatIsNotTouchedStays(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let (call, lead) = try await desk.talk()
            let path = "/api/v1/leads/\(lead)"
            let first = try await desk.send(
                .put,
                path,
                #"{"topic":"Другое","topicOther":" про гарантию ","comment":"ждёт","transferredTo":\#(desk.colleague)}"#
            )
            #expect(first.status == .ok)
            let second = try await desk.send(.put, path, #"{"comment":null,"call":\#(call)}"#).json["call"]["lead"]
            #expect(second["topic"] == "Другое" && second["topicOther"] == "про гарантию")
            #expect(second["comment"] == .null)
            #expect(second["transferredTo"].number == desk.colleague.rawValue)
            #expect(second["transferredSource"] == "person")
            let third = try await desk.send(.put, path, #"{"topicOther":"про возврат"}"#).json["call"]["lead"]
            #expect(third["topic"] == "Другое" && third["topicOther"] == "про возврат")
        }
    }

    @Test func aTopicOutsideTheListChangesNothing() async throws {
        try await DeskStory.with { desk in
            let (call, lead) = try await desk.talk()
            let answer = try await desk.send(.put, "/api/v1/leads/\(lead)", #"{"topic":"Погода","comment":"а"}"#)
            #expect(answer.status == .unprocessableContent)
            #expect(try answer.json["code"] == "not_in_list")
            let kept = try await desk.card(call)["lead"]
            #expect(kept["topic"] == .null && kept["comment"] == .null)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theGateAsksForExactlyWhatIsMissing(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let (call, lead) = try await desk.talk()
            let path = "/api/v1/leads/\(lead)/convert"
            let bare = try await desk.send(.post, path)
            #expect(bare.status == .unprocessableContent)
            #expect(try bare.json["code"] == "missing")
            #expect(try bare.json["missing"] == ["topic", "transferredTo"])
            let half = try await desk.send(.post, path, #"{"topic":"Другое"}"#)
            #expect(try half.json["missing"] == ["topicOther", "transferredTo"])
            #expect(try await desk.card(call)["lead"]["topic"] == .null)
            let done = try await desk.send(
                .post,
                path,
                #"{"topic":"Другое","topicOther":"обмен","transferredTo":\#(desk.colleague),"call":\#(call)}"#
            )
            #expect(done.status == .ok)
            #expect(try done.json["call"]["lead"]["status"] == "converted")
            let deal = try #require(try done.json["call"]["lead"]["deal"].number)
            let responsible: StaffID? = try await desk.engine.read { connection in
                try connection.row("SELECT responsible_id FROM card WHERE id = \(deal)")?.get("responsible_id")
            }
            #expect(responsible == desk.colleague)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aFieldThatTheDeskHasNotIsAskedForInTheWordsOfTheFile(_ kind: EngineKind) async throws {
        let text = StandardFunnels.text()
            .replacing("require: [topic, transferred_to]", with: "require: [topic, transferred_to, budget]")
            .replacing("    stages:\n      inquiry:", with: "      budget: money Бюджет\n    stages:\n      inquiry:")
        let set = try FunnelReader.read([FunnelFile(name: "lead.yaml", text: text)])
        try await DeskStory.with(kind, funnels: set) { desk in
            let (call, lead) = try await desk.talk()
            let path = "/api/v1/leads/\(lead)/convert"
            let typed = #""topic":"Доставка","transferredTo":\#(desk.colleague),"call":\#(call)"#
            let refused = try await desk.send(.post, path, "{\(typed)}")
            #expect(refused.status == .unprocessableContent)
            let body = try refused.json
            #expect(body["code"] == "missing" && body["missing"] == [] && body["card"].number != nil)
            #expect(body["asks"].list.map { $0["title"] } == ["Бюджет"] && body["asks"][0]["type"] == "money")
            let unknown = try await desk.send(.post, path, #"{\#(typed),"fields":{"bugdet":"1"}}"#)
            #expect(unknown.status == .unprocessableContent)
            #expect(try unknown.json["code"] == "not_allowed")
            let done = try await desk.send(.post, path, #"{\#(typed),"fields":{"budget":"250 000"}}"#)
            #expect(done.status == .ok)
            #expect(try done.json["call"]["lead"]["status"] == "converted")
            let kept = try await desk.engine.number("SELECT number AS n FROM card_field WHERE field = 'budget'")
            #expect(kept == 25_000_000)
        }
    }

    @Test func whatTheDeskAsksStandsInTheLeadFunnel() async throws {
        let text = StandardFunnels.text().replacing("\"Доставка\"", with: "\"Сборка\"")
        let set = try FunnelReader.read([FunnelFile(name: "lead.yaml", text: text)])
        try await DeskStory.with(funnels: set) { desk in
            let policy = try await desk.get("/api/v1/desk").json["policy"]
            #expect(policy["topics"]["entries"].list.contains("Сборка"))
            #expect(!policy["topics"]["entries"].list.contains("Доставка"))
            #expect(policy["reasons"]["askingForText"] == ["Другое"])
        }
    }

    @Test func whatTheExchangeGaveIsConfirmedByAPerson() async throws {
        try await DeskStory.with { desk in
            let (call, lead) = try await desk.talk()
            let nothing = try await desk.send(.post, "/api/v1/leads/\(lead)/confirm")
            #expect(nothing.status == .unprocessableContent)
            #expect(try nothing.json["code"] == "nothing_to_confirm")
            let transfer = CallTransfer(kind: .blind, from: .extension("101"), to: .extension("102"), completed: true)
            try await desk.tell("1.1", .transferred(transfer))
            let given = try await desk.card(call)["lead"]
            #expect(given["transferredTo"].number == desk.colleague.rawValue && given["transferredSource"] == "call")
            let answer = try await desk.send(.post, "/api/v1/leads/\(lead)/confirm")
            #expect(try answer.json["call"]["lead"]["transferredSource"] == "person")
        }
    }

    @Test(arguments: [
        (#"{}"#, "rejectReason"), (#"{"reason":"  "}"#, "rejectReason"), (#"{"reason":"Другое"}"#, "rejectNote"),
        (#"{"reason":"Другое","note":" "}"#, "rejectNote"),
    ])
    func aRejectionAsksForItsReason(_ body: String, _ missing: String) async throws {
        try await DeskStory.with { desk in
            let (call, lead) = try await desk.talk()
            let answer = try await desk.send(.post, "/api/v1/leads/\(lead)/reject", body)
            #expect(answer.status == .unprocessableContent)
            #expect(try answer.json["missing"] == [.text(missing)])
            #expect(try await desk.card(call)["lead"]["status"] == "identification")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRejectionCanBeTakenBack(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let lead = try await desk.talk().lead
            let path = "/api/v1/leads/\(lead)"
            let rejected = try await desk.send(.post, path + "/reject", #"{"reason":"Другое","note":"шутка"}"#).json
            #expect(rejected["call"]["lead"]["status"] == "rejected")
            #expect(rejected["call"]["lead"]["rejectReason"] == "Другое")
            let take = try await desk.send(.post, path + "/take")
            #expect(take.status == .unprocessableContent)
            #expect(try take.json["code"] == "closed")
            let opened = try await desk.send(.post, path + "/reopen").json["call"]["lead"]
            #expect(opened["status"] == "identification" && opened["rejectReason"] == .null)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func spamBlocksTheNumber(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let lead = try await desk.talk().lead
            let answer = try await desk.send(.post, "/api/v1/leads/\(lead)/spam").json
            #expect(answer["call"]["lead"]["rejectReason"] == "Спам")
            let again = try await desk.tell("1.2", .inbound(DeskStory.caller), .ringing(.extension("101")))
            let card = try await desk.card(again)
            #expect(card["standing"] == "blocked" && card["lead"] == .null)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func joiningMovesTheCalls(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let (call, lead) = try await desk.talk("1.1")
            let other = try await desk.talk("1.2", from: "+79217654321").lead
            let path = "/api/v1/leads/\(lead)/join"
            #expect(try await desk.send(.post, path).status == .badRequest)
            #expect(try await desk.send(.post, path, #"{"to":\#(lead)}"#).json["code"] == "joined_to_itself")
            #expect(try await desk.send(.post, path, #"{"to":99999}"#).status == .notFound)
            #expect(try await desk.lead(of: call) == lead)
            let answer = try await desk.send(.post, path, #"{"to":\#(other),"call":\#(call)}"#)
            #expect(try answer.json["call"]["lead"]["id"].number == other.rawValue)
            let left = try await desk.engine.read { try LeadBook.view(of: lead, in: $0).status }
            #expect(left == .rejected)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPersonIsLinkedAndUnlinked(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let lead = try await desk.talk().lead
            let person = try await desk.addPerson("Анна Кац", number: DeskStory.caller)
            let path = "/api/v1/leads/\(lead)/person"
            let linked = try await desk.send(.post, path, #"{"person":\#(person)}"#).json["call"]["lead"]
            #expect(linked["person"].number == person)
            #expect(try await desk.send(.post, path, #"{"person":99999}"#).status == .notFound)
            #expect(try await desk.send(.post, path, #"{"person":null}"#).json["call"]["lead"]["person"] == .null)
        }
    }

    @Test func anUnknownColleagueIsNotFound() async throws {
        try await DeskStory.with { desk in
            let lead = try await desk.talk().lead
            #expect(try await desk.send(.put, "/api/v1/leads/\(lead)", #"{"transferredTo":99999}"#).status == .notFound)
        }
    }

    @Test func aPostponedCardComesBackWithTheNextCall() async throws {
        try await DeskStory.with { desk in
            let call = try await desk.miss("1.1")
            let lead = try await desk.lead(of: call)
            let answer = try await desk.send(.post, "/api/v1/leads/\(lead)/postpone").json
            #expect(answer["call"]["lead"]["postponedAt"].number != nil)
            let again = try await desk.tell("1.2", .inbound(DeskStory.caller))
            #expect(try await desk.lead(of: again) == lead)
            #expect(try await desk.card(again)["lead"]["postponedAt"] == .null)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCallWithoutALeadGetsOneWhenAsked(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let call = try await desk.tell(
                "1.1",
                .inbound(DeskStory.caller, lead: false),
                .ringing(.extension("101"))
            )
            #expect(try await desk.card(call)["lead"] == .null)
            let path = "/api/v1/calls/\(call)/lead"
            let made = try await desk.send(.post, path, #"{"topic":"Доставка"}"#).json["call"]["lead"]
            #expect(made["topic"] == "Доставка" && made["status"] == "identification")
            #expect(made["owner"].number == desk.me.session.staff.rawValue)
            #expect(try await desk.send(.post, path).status == .conflict)
            #expect(try await desk.send(.post, "/api/v1/calls/99999/lead").status == .notFound)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLeadIsNotMadeWhenWhatWasTypedIsRefused(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let call = try await desk.tell("1.1", .inbound(DeskStory.caller, lead: false), .ringing(.extension("101")))
            let path = "/api/v1/calls/\(call)/lead"
            try await desk.send(.put, "/api/v1/drafts/call:\(call)", #"{"body":{"topic":"Погода"}}"#)
            let refused = try await desk.send(.post, path, #"{"comment":"ждёт","topic":"Погода"}"#)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.json["code"] == "not_in_list")
            #expect(try await desk.card(call)["lead"] == .null)
            #expect(try await desk.engine.number("SELECT count(*) AS n FROM lead") == 0)
            #expect(try await desk.get("/api/v1/desk").json["drafts"]["call:\(call)"] != .null)
            #expect(try await desk.send(.post, path, #"{"transferredTo":99999}"#).status == .notFound)
            #expect(try await desk.engine.number("SELECT count(*) AS n FROM lead") == 0)
            #expect(try await desk.send(.post, path, #"{"topic":"Доставка"}"#).status == .ok)
            #expect(try await desk.get("/api/v1/desk").json["drafts"]["call:\(call)"] == .null)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func callsAreNotJoinedToALeadThatIsClosed(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let (call, lead) = try await desk.talk("1.1")
            let other = try await desk.talk("1.2", from: "+79217654321").lead
            try await desk.send(.post, "/api/v1/leads/\(other)/reject", #"{"reason":"Не наш профиль"}"#)
            let refused = try await desk.send(.post, "/api/v1/leads/\(lead)/join", #"{"to":\#(other),"call":\#(call)}"#)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.json["code"] == "joined_to_closed")
            #expect(try await desk.lead(of: call) == lead)
            #expect(try await desk.card(call)["lead"]["status"] == "identification")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whoWasSecondIsShownWhatTheFirstLeft(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let (call, lead) = try await desk.talk()
            let seen = try #require(try await desk.card(call)["lead"]["version"].number)
            let path = "/api/v1/leads/\(lead)"
            let body = #"{"topic":"Доставка","version":\#(seen),"call":\#(call)}"#
            #expect(try await desk.send(.put, path, body).status == .ok)
            let late = try await desk.send(.put, path, #"{"topic":"Новый заказ","version":\#(seen),"call":\#(call)}"#)
            #expect(late.status == .conflict)
            #expect(try late.json["code"] == "conflict")
            #expect(try late.json["lead"]["topic"] == "Доставка")
            #expect(try late.json["call"]["lead"]["version"].number == seen + 1)
            #expect(try await desk.card(call)["lead"]["topic"] == "Доставка")
        }
    }

    @Test func whoMayNotChangesNothing() async throws {
        try await DeskStory.with { desk in
            let (call, lead) = try await desk.talk()
            let path = "/api/v1/leads/\(lead)/reject"
            let body = #"{"reason":"Спам"}"#
            let auditor = try await desk.test.session("auditor", roles: [.auditor])
            #expect(try await desk.send(.post, path, body, as: auditor).status == .forbidden)
            let bare = try await desk.client.execute(
                uri: path,
                method: .post,
                headers: desk.me.headers,
                body: .init(string: body)
            ) { $0 }
            #expect(bare.status == .forbidden)
            #expect(try await desk.card(call)["lead"]["status"] == "identification")
        }
    }

    @Test(arguments: ["", "[]", #"{"version":"x"}"#, #"{"transferredTo":"Пётр"}"#])
    func aBodyThatDoesNotFitIsRefused(_ body: String) async throws {
        try await DeskStory.with { desk in
            let lead = try await desk.talk().lead
            #expect(try await desk.send(.put, "/api/v1/leads/\(lead)", body).status == .badRequest)
        }
    }
}
