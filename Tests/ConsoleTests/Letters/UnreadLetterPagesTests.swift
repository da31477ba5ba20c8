import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Records
import Store
import TestSupport
import Testing

@testable import Console

/// Letters that nobody could read, at the console.
@Suite struct UnreadLetterPagesTests {
    /// A failed letter of each box, a refused one, and one that was read.
    private static func fill(_ test: TestConsole) async throws {
        let now = test.clock.timestamp
        try await test.engine.write(.normal) { connection in
            for (uid, box, state, raw) in [
                (1, "sales", "failed", "Subject: x\r\n\r\nsecret"), (2, "doors", "failed", "y"),
                (3, "sales", "refused", "Subject: large"), (4, "sales", "read", "z"),
            ] {
                try connection.execute(
                    """
                    INSERT INTO mail_letter (box, folder, uidvalidity, uid, body_hash, content_key, size, raw, received_at,
                        stored_at, is_history, state, error)
                    VALUES (\(box), 'INBOX', 7, \(uid), '', \("\(uid)"), 2048, \(Array(raw.utf8)), \(now), \(now), 0,
                        \(state), \(state == "read" ? nil : "<i>because \(uid)</i>"))
                    """
                )
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func eachSeesThoseOfTheirBoxesAndTheHeadHasThemReadAgain(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            try await Self.fill(test)
            let (clerk, head) = (
                try await test.session("op", roles: [.operator]), try await test.session("head", roles: [.head])
            )
            try await test.application.test(.router) { client in
                func get(_ path: String, _ session: TestSession) async throws -> TestResponse {
                    try await client.execute(uri: path, method: .get, headers: session.headers) { $0 }
                }
                func again(_ id: Int, _ session: TestSession) async throws -> TestResponse {
                    try await client.execute(
                        uri: "/letters/unread/\(id)/again",
                        method: .post,
                        headers: session.form
                    ) { $0 }
                }
                #expect(try await get("/letters", clerk).text.contains("data-letters-unread"))
                let list = try await get("/letters/unread", clerk).text
                #expect(list.contains("/letters/unread/1") && list.contains("/letters/unread/3"))
                #expect(!list.contains("/letters/unread/2") && !list.contains("/letters/unread/4"))
                #expect(list.contains("Анна &lt;b&gt;") && !list.contains("secret"))
                #expect(try await get("/letters/unread/2", clerk).status == .notFound)
                #expect(try await get("/letters/unread/2/file", clerk).status == .notFound)
                #expect(try await again(1, clerk).status == .forbidden)
                let page = try await get("/letters/unread/1", clerk).text
                #expect(page.contains("&lt;i&gt;because 1&lt;/i&gt;") && !page.contains("data-again"))
                let file = try await get("/letters/unread/1/file", clerk)
                #expect(file.text == "Subject: x\r\n\r\nsecret")
                #expect(file.headers[.contentType] == "application/octet-stream")
                #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
                #expect(try await get("/letters/unread/2", head).text.contains("data-again"))
                #expect(try await get("/letters/unread/3", head).text.contains("data-again") == false)
                #expect(try await again(2, head).headers[.location] == "/letters/unread/2")
                #expect(try await get("/letters/unread/2", head).text.contains("снова читается"))
                #expect(try await get("/letters/unread", head).text.contains("/letters/unread/2") == false)
            }
            #expect(try await engine.number("SELECT count(*) AS n FROM journal WHERE kind = 'letter.reread'") == 1)
            #expect(try await engine.number("SELECT count(*) AS n FROM access_log WHERE what = 'letter.read'") == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func onceItWasReadItsAddressLeadsToTheConversation(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            try await Self.fill(test)
            let head = try await test.session("head", roles: [.head])
            let now = test.clock.timestamp
            try await engine.write(.normal) { connection in
                let conversation = try connection.insert(
                    """
                    INSERT INTO conversation (kind, source, state, opened_at, last_at)
                    VALUES ('letter', 'sales', 'open', \(now), \(now))
                    """
                )
                let message = try connection.insert(
                    """
                    INSERT INTO message (conversation_id, direction, kind, standing, source, digest, sent_at, received_at,
                        state)
                    VALUES (\(conversation), 'in', 'letter', 'person', 'sales', '', \(now), \(now), 'received')
                    """
                )
                try connection.execute(
                    """
                    INSERT INTO message_source (source, request_key, message_id, at)
                    VALUES ('sales', 'INBOX/7/4', \(message), \(now))
                    """
                )
            }
            try await test.application.test(.router) { client in
                let answer = try await client.execute(
                    uri: "/letters/unread/4",
                    method: .get,
                    headers: head.headers
                ) { $0 }
                #expect(answer.status == .seeOther && answer.headers[.location] == "/letters/1")
            }
        }
    }
}
