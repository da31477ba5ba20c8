import Domain
import Funnels
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Leads
import Logging
import NIOCore
import Records
import Store
import TestSupport

@testable import Console

/// A desk over a real store: an operator at phone 101, a colleague at phone 102 in the department «Продажи», and calls
/// that come through the real inbox, each fact a second after the one before.
struct DeskStory: Sendable {
    static let exchange = ExchangeID("main")
    static let caller = "+79211234567"

    let test: TestConsole
    let client: any TestClientProtocol
    let me: TestSession
    let colleague: StaffID
    private let pipeline: InboxPipeline

    var engine: any Engine { test.engine }

    static func with(
        _ kind: EngineKind = .sqlite,
        roles: [Role] = [.operator],
        phone: String? = "101",
        funnels: FunnelSet? = nil,
        _ body: @escaping @Sendable (DeskStory) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine, funnels: funnels)
            let me = try await test.session(roles: roles)
            let colleague = try await test.addPerson("petr", roles: [.manager], name: "Пётр Смирнов")
            try await test.settle(me, phone: phone, colleague: colleague)
            let handler = CallFactHandler(basis: { test.leadBasis }, clock: test.clock.wallClock)
            let pipeline = InboxPipeline(
                engine: engine,
                handlers: [handler.inboxHandler],
                clock: test.clock.wallClock,
                logger: .silent
            )
            try await test.application.test(.router) { client in
                try await body(
                    DeskStory(test: test, client: client, me: me, colleague: colleague, pipeline: pipeline)
                )
            }
        }
    }

    private init(
        test: TestConsole,
        client: any TestClientProtocol,
        me: TestSession,
        colleague: StaffID,
        pipeline: InboxPipeline
    ) {
        self.test = test
        self.client = client
        self.me = me
        self.colleague = colleague
        self.pipeline = pipeline
    }

    /// Tells facts of one call and returns the call's number.
    @discardableResult
    func tell(_ call: String, _ bodies: CallFact.Body...) async throws -> CallRecordID {
        for body in bodies {
            let now = test.clock.timestamp
            let id = CallID(exchange: DeskStory.exchange, uniqueID: call)
            let fact = CallFact(call: id, key: "\(now.microseconds)", at: now, body: body)
            _ = try await pipeline.accept([try CallInbox.row(for: fact, receivedAt: now)], lane: .realtime)
            test.clock.advance(by: .seconds(1))
        }
        return try await engine.read { connection in
            try requireValue(try connection.row("SELECT id FROM call WHERE unique_id = \(call)")).get("id")
        }
    }

    /// A call that the operator has taken, with its lead.
    func talk(
        _ call: String = "1.1",
        from number: String = DeskStory.caller
    ) async throws -> (
        call: CallRecordID, lead: LeadID
    ) {
        let id = try await tell(
            call,
            .inbound(number),
            .ringing(.extension("101")),
            .answered(.extension("101"))
        )
        return (id, try await lead(of: id))
    }

    /// A call that rang at the operator's phone in vain.
    @discardableResult
    func miss(_ call: String, from number: String = DeskStory.caller) async throws -> CallRecordID {
        try await tell(
            call,
            .inbound(number),
            .ringing(.extension("101")),
            .ended(CallSummary(outcome: .missed, hungUpBy: .caller))
        )
    }

    func lead(of call: CallRecordID) async throws -> LeadID {
        try await engine.read { connection in
            try requireValue(try connection.row("SELECT lead_id FROM call WHERE id = \(call)")).get("lead_id")
        }
    }

    func get(_ path: String) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get, headers: me.headers) { $0 }
    }

    @discardableResult
    func send(
        _ method: HTTPRequest.Method = .post,
        _ path: String,
        _ json: String = "{}",
        as session: TestSession? = nil
    ) async throws -> TestResponse {
        var headers = (session ?? me).form
        headers[.contentType] = "application/json"
        return try await client.execute(uri: path, method: method, headers: headers, body: ByteBuffer(string: json)) {
            $0
        }
    }

    /// Submits a form of fields.
    func submit(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> TestResponse {
        let text = fields.map { "\(Form.encoded($0.key))=\(Form.encoded($0.value))" }.joined(separator: "&")
        return try await client.execute(
            uri: path,
            method: .post,
            headers: me.form,
            body: ByteBuffer(string: text)
        ) { $0 }
    }

    /// The card of a call as the desk now has it.
    func card(_ call: CallRecordID) async throws -> JSON {
        let state = try await get("/api/v1/desk?call=\(call)").json
        return try requireValue(state["calls"].list.first { $0["id"].number == call.rawValue })
    }

    /// Adds somebody outside who uses `number`.
    func addPerson(_ name: String, number: String) async throws -> Int64 {
        try await engine.write(.normal) { connection in
            let id = try connection.insert(
                "INSERT INTO person (name, name_key, created_at) VALUES (\(name), \(FoldedKey.of(name)), 0)"
            )
            try connection.execute("INSERT INTO person_phone (person_id, number) VALUES (\(id), \(number))")
            return id
        }
    }

    /// What waits for the exchange, oldest first.
    func orders() async throws -> [OutboxRow] {
        try await engine.read { connection in
            try connection.rows("SELECT id FROM outbox ORDER BY id").map { row in
                try requireValue(try Outbox.row(try row.get("id"), in: connection))
            }
        }
    }
}

extension TestConsole {
    fileprivate func settle(_ me: TestSession, phone: String?, colleague: StaffID) async throws {
        try await parts.edit(by: me.session.staff) { editor in
            func give(_ number: String, _ staff: StaffID) throws {
                let phone = ExtensionBook.Phone(exchange: DeskStory.exchange, extension: number)
                try ExtensionBook.give(phone, to: staff, from: editor.at, by: editor)
            }
            try give("102", colleague)
            let sales = try DepartmentBook.add("Продажи", by: editor)
            try DepartmentBook.move(colleague, to: sales, from: editor.at, by: editor)
            guard let phone else { return }
            try give(phone, me.session.staff)
            try SessionBook.setPhone(
                me.session.tokenHash,
                exchange: DeskStory.exchange,
                extension: phone,
                in: editor.connection
            )
        }
    }
}

extension CallFact.Body {
    /// A client's call; with `lead` false, one that makes no lead by itself.
    static func inbound(_ number: String?, lead: Bool = true) -> CallFact.Body {
        .entered(
            CallEntry(
                direction: .inbound,
                callerNumber: number,
                callerName: "Иван",
                did: "+78125550101",
                trunk: "trunk",
                makesLead: lead,
                linkedID: "1.1"
            )
        )
    }

    /// A call of ours to a client.
    static func outbound(from phone: String, to number: String) -> CallFact.Body {
        .entered(
            CallEntry(direction: .outbound, callerNumber: phone, did: number, makesLead: false, linkedID: "1.1")
        )
    }
}
