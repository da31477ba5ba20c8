import Domain
import Foundation
import Records
import Store
import Synchronization
import TestSupport
import Testing
import Transfer

@testable import Portals

@Suite struct SMSConnectorTests {
    private static func gateway() -> SMSGatewaySettings {
        var gateway = SMSGatewaySettings(
            url: "https://sms.example/send?u={user}&to={digits}",
            method: "POST",
            body: .json(#"{"text":"{text}","key":"{id}","k":"{secret}"}"#)
        )
        gateway.user = "a b"
        gateway.secret = Secret("q\"")
        gateway.success = .init(path: "messages.0.status", expected: ["ok"])
        gateway.resultPath = "messages.0.id"
        return gateway
    }

    @Test func fillsInWhatTheGatewayWants() {
        let request = SMSRequest(Self.gateway(), phone: "+79991234567", text: "Заказ «5»\n{id}", key: "k1")
        #expect(request.call.url == "https://sms.example/send?u=a%20b&to=79991234567")
        #expect(
            String(decoding: request.call.body ?? [], as: UTF8.self)
                == #"{"text":"Заказ «5»\n{id}","key":"k1","k":"q\""}"#
        )
        #expect(request.call.headers["Idempotency-Key"] == "k1")
    }

    @Test(arguments: [
        (200, #"{"messages":[{"status":"ok","id":77}]}"#, Delivery.done(result: "77")),
        (200, #"{"messages":[{"status":"bad"}]}"#, .never(reason: "the gateway did not take it: bad")),
        (200, "nonsense", .never(reason: "the gateway did not take it: ")),
        (503, "", .retry(after: .seconds(60), reason: "the gateway answered 503")),
        (400, "", .never(reason: "the gateway answered 400")),
    ])
    func understandsTheAnswer(_ status: Int, _ body: String, _ delivery: Delivery) {
        let reply = HTTPReply(status: status, body: Array(body.utf8))
        #expect(SMSAnswer(Self.gateway()).delivery(of: reply) == delivery)
    }

    @Test(arguments: TestEngines.kinds)
    func sendsOnceAndWithinTheCap(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let calls = Mutex(0)
            var sending = SendingSettings()
            sending.sms = Self.gateway()
            sending.messagesPerNumber = 2
            let connector = SMSConnector(settings: { [sending] in sending }, engine: engine, clock: .system) { _ in
                calls.withLock { $0 += 1 }
                return HTTPReply(status: 200, body: Array(#"{"messages":[{"status":"ok","id":"1"}]}"#.utf8))
            }
            for number in 1...3 {
                var message = OutgoingMessage(card: CardID(1), template: "t", subject: nil, text: "x")
                message.phone = "+79991234567"
                let payload = String(decoding: try JSONEncoder().encode(message), as: UTF8.self)
                try await engine.write(.normal) { connection in
                    try Outbox.enqueue(
                        NewOutboxRow(
                            connector: "sms",
                            kind: "notice",
                            dedupKey: "k\(number)",
                            payload: payload,
                            createdAt: Timestamp(seconds: 1)
                        ),
                        in: connection
                    )
                }
            }
            try await OutboxWorker(engine: engine, connector: connector, wallClock: .system, logger: .silent)
                .deliverDue()
            #expect(calls.withLock { $0 } == 2)
            #expect(try await engine.number("SELECT count(*) AS n FROM outbox WHERE state = 'done'") == 2)
            #expect(try await engine.number("SELECT count(*) AS n FROM outbox WHERE state = 'dead'") == 1)
        }
    }
}
