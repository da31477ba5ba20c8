import Domain
import Foundation
import Intake
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct FormsTests {
    private static let form =
        #"{"name":"Иван","phone":"+7 921 555-01-01","message":"Нужна дверь","utm_source":"yandex"}"#

    @Test("F001 F002 F038 F062: a site's form is in the inbox when it is answered", arguments: TestEngines.kinds)
    func aFormIsKeptBeforeItIsAnswered(_ kind: EngineKind) async throws {
        try await IntakeHarness.with(kind, .site({ $0.channel = "Сайт" })) { intake in
            let reply = try await intake.client.json("forms", Self.form)
            #expect(reply?.status == 201 && reply?.member("status") == "accepted")
            let request = try #require(try await intake.requests().first)
            #expect(request.kind == .form && request.source == "shop" && request.channel == "Сайт")
            #expect(request.client == RequestClient(name: "Иван", phones: ["+79215550101"]))
            #expect(request.text == "Нужна дверь" && request.lastTouch?.source == "yandex")
        }
    }

    @Test("F001 F096: an order of a shop comes in at the same door", arguments: TestEngines.kinds)
    func anOrderHasItsLines(_ kind: EngineKind) async throws {
        try await IntakeHarness.with(kind) { intake in
            let body = #"""
                {"kind":"order","order_id":"A-7","customer":{"name":"Пётр","phone":"89215550102"},
                 "lines":[{"article":"DG-21","name":"Дверь","quantity":2,"price":"12990.00"}]}
                """#
            let first = try await intake.client.json("forms", body)
            // A shop repeats an order for days: its number makes it the same.
            intake.clock.advance(by: .seconds(86_400))
            let second = try await intake.client.json("forms", body)
            #expect(first?.status == 201 && second?.status == 200 && second?.member("id") == first?.member("id"))
            let requests = try await intake.requests()
            #expect(requests.map(\.kind) == [.order] && requests.map(\.key) == ["order/A-7"])
            #expect(
                requests[0].lines == [RequestLine(name: "Дверь", article: "DG-21", quantity: 2000, price: 1_299_000)]
            )
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aFormWithFilesIsReadByPieces(_ kind: EngineKind) async throws {
        try await IntakeHarness.with(kind) { intake in
            let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let body =
                Array("--b\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n89215550101\r\n--b\r\n".utf8)
                + Array("Content-Disposition: form-data; name=\"f\"; filename=\"C:\\a\\план.dwg\"\r\n\r\n".utf8)
                + content + Array("\r\n--b--\r\n".utf8)
            let head =
                "POST /intake/v1/forms?key=\(IntakeHarness.key) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: \(body.count)\r\n\r\n"
            var pieces = [Array(head.utf8)]
            for start in stride(from: 0, to: body.count, by: 7001) {
                pieces.append(Array(body[start..<min(start + 7001, body.count)]))
            }
            #expect(WireReply(try await intake.client.say(pieces))?.status == 201)
            let file = try #require(try await intake.requests().first?.files.first)
            #expect(file.name == "план.dwg" && file.size == content.count)
            let path = try intake.folder.find(try #require(file.hash))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(content))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aKeyIsHonoured(_ kind: EngineKind) async throws {
        try await IntakeHarness.with(kind) { intake in
            let key = ["Idempotency-Key": "\"8e03978e-40d5\""]
            let first = try await intake.client.json("forms", Self.form, key)
            intake.clock.advance(by: .seconds(3600))
            let again = try await intake.client.json("forms", Self.form, ["Idempotency-Key": "8e03978e-40d5"])
            #expect(first?.status == 201 && again?.status == 200)
            #expect(again?.member("id") == first?.member("id") && again?.member("status") == "repeated")
            let other = try await intake.client.json("forms", #"{"phone":"89215550102"}"#, key)
            #expect(other?.status == 422 && other?.member("error.field") == "Idempotency-Key")
            let bad = try await intake.client.json("forms", Self.form, ["Idempotency-Key": "\"\""])
            #expect(bad?.status == 400)
            #expect(try await intake.requests().count == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func manyAtOnceUnderOneKeyAreOne(_ kind: EngineKind) async throws {
        try await IntakeHarness.with(kind) { intake in
            let statuses = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await intake.client.json("forms", Self.form, ["Idempotency-Key": "one"])?.status
                    }
                }
                return try await group.reduce(into: [Int?]()) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 201 } == 1 && statuses.count { $0 == 200 } == 19)
            #expect(try await intake.requests().count == 1)
        }
    }

    @Test func aButtonPressedTwiceMakesOneRequest() async throws {
        try await IntakeHarness.with(.sqlite) { (intake) async throws -> Void in
            #expect(try await intake.client.json("forms", Self.form)?.status == 201)
            intake.clock.advance(by: .seconds(115))
            #expect(try await intake.client.json("forms", Self.form)?.status == 200)
            intake.clock.advance(by: .seconds(600))
            #expect(try await intake.client.json("forms", Self.form)?.status == 201)
            #expect(try await intake.requests().count == 2)
        }
    }

    @Test func aPlainFormGetsAPage() async throws {
        let headers = [
            "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html",
            "Origin": "https://shop.example",
        ]
        let path = "forms?key=\(IntakeHarness.key)"
        try await IntakeHarness.with(.sqlite, .site({ $0.thankYou = "https://shop.example/thanks" })) { intake in
            let reply = try await intake.client.send("POST", path, headers, body: Array("phone=89215550101".utf8))
            #expect(reply?.status == 303 && reply?.headers["location"] == "https://shop.example/thanks")
        }
        try await IntakeHarness.with(.sqlite, .site({ $0.required = [.phone] })) { intake in
            let refused = try await intake.client.send("POST", path, headers, body: Array("phone=%3Cb%3E".utf8))
            #expect(refused?.status == 422 && refused?.headers["content-type"] == "text/html; charset=utf-8")
            #expect(refused?.body.contains("Поле заполнено неверно (phone)") == true)
            let taken = try await intake.client.send("POST", path, headers, body: Array("phone=89215550101".utf8))
            #expect(taken?.status == 200 && taken?.body.contains("Заявка принята") == true)
        }
    }

    @Test func aRobotThatFillsInTheTrapIsThankedAndForgotten() async throws {
        try await IntakeHarness.with(.sqlite, .site({ $0.honeypot = "website" })) { intake in
            let reply = try await intake.client.json("forms", #"{"phone":"89215550101","website":"http://spam"}"#)
            #expect(reply?.status == 201)
            #expect(try await intake.requests().isEmpty)
        }
    }

    @Test func whatIsMissingIsNamed() async throws {
        try await IntakeHarness.with(.sqlite, .site({ $0.required = [.phone, .name] })) { intake in
            let reply = try await intake.client.json("forms", #"{"phone":"89215550101"}"#)
            #expect(reply?.status == 422 && reply?.member("error.field") == "name")
            #expect(reply?.member("error.code") == "missing" && reply?.member("error.message") == "Поле не заполнено")
            #expect(try await intake.client.json("forms", "{}")?.status == 422)
        }
    }
}
