import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct ExchangeOrdersTests {
    private func command(_ row: OutboxRow) throws -> ExchangeCommand {
        try JSONDecoder().decode(ExchangeCommand.self, from: Data(row.payload.utf8))
    }

    @Test(arguments: TestEngines.kinds)
    func aTransferIsMarkedAndQueuedTogether(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let call = try await desk.talk().call
            let now = desk.test.clock.timestamp
            let answer = try await desk.send(
                .post,
                "/api/v1/calls/\(call)/transfer",
                #"{"to":\#(desk.colleague),"mode":"blind","topic":"Доставка"}"#
            )
            let lead = try answer.json["call"]["lead"]
            #expect(lead["transferredTo"].number == desk.colleague.rawValue && lead["transferredSource"] == "person")
            #expect(lead["topic"] == "Доставка")
            let orders = try await desk.orders()
            let order = try #require(orders.first)
            #expect(orders.count == 1)
            #expect(order.connector == "ami:main" && order.kind == "redirect" && order.subject == "call:\(call)")
            #expect(order.createdAt == now && order.expiresAt == now + .seconds(3))
            let id = CallID(exchange: DeskStory.exchange, uniqueID: "1.1")
            #expect(try command(order) == .redirect(call: id, from: "101", to: "102"))
        }
    }

    @Test func aColleagueCanBeAskedFirst() async throws {
        try await DeskStory.with { desk in
            let call = try await desk.talk().call
            let body = #"{"to":\#(desk.colleague),"mode":"attended"}"#
            #expect(try await desk.send(.post, "/api/v1/calls/\(call)/transfer", body).status == .ok)
            let order = try #require(try await desk.orders().first)
            let id = CallID(exchange: DeskStory.exchange, uniqueID: "1.1")
            #expect(try command(order) == .attendedTransfer(call: id, from: "101", to: "102"))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRefusedTagQueuesNothing(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let (call, lead) = try await desk.talk()
            let path = "/api/v1/calls/\(call)/transfer"
            let wrong = try await desk.send(.post, path, #"{"to":\#(desk.colleague),"topic":"Погода"}"#)
            #expect(wrong.status == .unprocessableContent)
            #expect(try await desk.send(.put, "/api/v1/leads/\(lead)", #"{"comment":"а"}"#).status == .ok)
            let stale = try await desk.send(.post, path, #"{"to":\#(desk.colleague),"version":1}"#)
            #expect(stale.status == .conflict)
            #expect(try await desk.orders().isEmpty)
            #expect(try await desk.card(call)["lead"]["transferredTo"] == .null)
        }
    }

    @Test func aCallWhoseLeadIsClosedOrAbsentIsStillTransferred() async throws {
        try await DeskStory.with { desk in
            let (call, lead) = try await desk.talk()
            let body = #"{"to":\#(desk.colleague)}"#
            let reason = #"{"reason":"Не наш профиль"}"#
            #expect(try await desk.send(.post, "/api/v1/leads/\(lead)/reject", reason).status == .ok)
            #expect(try await desk.send(.post, "/api/v1/calls/\(call)/transfer", body).status == .ok)
            let other = try await desk.tell("1.2", .inbound(nil, lead: false), .ringing(.extension("101")))
            #expect(try await desk.send(.post, "/api/v1/calls/\(other)/transfer", body).status == .ok)
            #expect(try await desk.orders().map(\.subject) == ["call:\(call)", "call:\(other)"])
        }
    }

    @Test func whatCannotBeTransferredIsRefused() async throws {
        try await DeskStory.with { desk in
            let call = try await desk.talk().call
            let path = "/api/v1/calls/\(call)/transfer"
            #expect(try await desk.send(.post, path).status == .badRequest)
            let stranger = try await desk.test.addPerson("anna", roles: [.manager], name: "Анна")
            #expect(try await desk.send(.post, path, #"{"to":\#(stranger)}"#).status == .badRequest)
            let body = #"{"to":\#(desk.colleague)}"#
            #expect(try await desk.send(.post, "/api/v1/calls/99999/transfer", body).status == .notFound)
            try await desk.tell("1.1", .ended(CallSummary(outcome: .answered, hungUpBy: .caller)))
            #expect(try await desk.send(.post, path, body).status == .conflict)
            #expect(try await desk.orders().isEmpty)
        }
    }

    @Test func withoutAPhoneNothingIsAskedOfTheExchange() async throws {
        try await DeskStory.with(phone: nil) { desk in
            let call = try await desk.tell("1.1", .inbound(DeskStory.caller))
            let body = #"{"to":\#(desk.colleague)}"#
            #expect(try await desk.send(.post, "/api/v1/calls/\(call)/transfer", body).status == .badRequest)
            #expect(try await desk.send(.post, "/api/v1/originate", #"{"number":"112"}"#).status == .badRequest)
            #expect(try await desk.orders().isEmpty)
        }
    }

    @Test(arguments: [
        ("+79211234567", "+79211234567"), ("8 (921) 123-45-67", "+79211234567"), ("9211234567", "+79211234567"),
        ("tel:+7-921-123-45-67", "+79211234567"), ("810 44 20 7946 0958", "+442079460958"), ("112", "112"),
    ])
    func anyFormOfANumberIsDialled(_ typed: String, _ dialled: String) async throws {
        try await DeskStory.with { desk in
            let call = try await desk.miss("1.1")
            let now = desk.test.clock.timestamp
            let answer = try await desk.send(.post, "/api/v1/originate", #"{"number":"\#(typed)","call":\#(call)}"#)
            #expect(answer.status == .noContent)
            let order = try #require(try await desk.orders().first)
            #expect(order.connector == "ami:main" && order.kind == "originate")
            #expect(order.subject == "call:\(call)" && order.expiresAt == now + .seconds(3))
            #expect(try command(order) == .originate(extension: "101", number: dialled, callerID: nil))
        }
    }

    @Test(arguments: ["", "SBERBANK", "anonymous", "()", "<unknown>"])
    func whatIsNoNumberIsNotDialled(_ typed: String) async throws {
        try await DeskStory.with { desk in
            let answer = try await desk.send(.post, "/api/v1/originate", #"{"number":"\#(typed)"}"#)
            #expect(answer.status == .badRequest)
            #expect(try await desk.orders().isEmpty)
        }
    }

    @Test func theSameOrderTwiceIsTwoOrders() async throws {
        try await DeskStory.with { desk in
            for _ in 0..<2 {
                let answer = try await desk.send(.post, "/api/v1/originate", #"{"number":"112"}"#)
                #expect(answer.status == .noContent)
            }
            let orders = try await desk.orders()
            #expect(Set(orders.map(\.dedupKey)).count == 2)
        }
    }
}
