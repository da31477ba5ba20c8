import Domain
import FanOrders
import Foundation
import Funnels
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Leads
import Logging
import Reconciliation
import Records
import ServiceLifecycle
import Store
import TestSupport

@testable import Console

/// A whole console over a real store, with a clock that tests move.
struct TestConsole: Sendable {
    let engine: any Engine
    let clock: ManualClock
    let parts: ConsoleParts
    let console: Console
    let tailer: JournalTailer
    let cards: CardCommands
    let fan: FanCommands
    let leadBasis: LeadBasis

    /// The console's own folder in the package.
    static let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Console").path

    init(
        engine: any Engine,
        recordings: [String] = [],
        language: Language = .russian,
        funnels: FunnelSet? = nil,
        files: String? = nil,
        statements: (@Sendable ([UInt8]) async throws -> StatementOutcome)? = nil
    ) throws {
        var settings = ConsoleSettings()
        settings.resources = TestConsole.resources
        settings.recordingFolders = recordings
        settings.fileFolder = files
        settings.language = language
        self.engine = engine
        let clock = ManualClock(Timestamp(seconds: 1_795_299_005))
        self.clock = clock
        tailer = JournalTailer(engine: engine, logger: .silent)
        parts = try ConsoleParts(
            engine: engine,
            tailer: tailer,
            clock: clock.wallClock,
            settings: settings,
            parts: PartRegistry(clock: clock.wallClock)
        )
        let set = try funnels ?? FunnelSet.standard
        let looked = WatchedFunnels(set: set)
        let fanBasis = looked.fan
        let watched: @Sendable () -> FunnelBasis = { looked.basis }
        let bus = EventBus().adding(FunnelBus(basis: watched).handler).adding(FanWatch(fanBasis).handler)
        fan = FanCommands(engine: engine, basis: fanBasis, clock: clock.wallClock)
        leadBasis = LeadBasis(policy: LeadPolicy(), channels: ChannelTable(), bus: bus)
        let leads = LeadCommands(engine: engine, basis: { [leadBasis] in leadBasis }, clock: clock.wallClock)
        cards = CardCommands(engine: engine, basis: watched, bus: bus, clock: clock.wallClock)
        let ledger = ReconciliationCommands(engine: engine, bus: bus, clock: clock.wallClock)
        let answers = AnswerCommands(
            engine: engine,
            basis: { [leadBasis] in leadBasis },
            boxes: { Self.boxes },
            clock: clock.wallClock,
            random: { UInt64.random(in: .min ... .max) }
        )
        let letters = LetterDesk(
            boxes: { Self.boxes },
            answers: answers,
            requests: RequestCommands(engine: engine, basis: { [leadBasis] in leadBasis }, clock: clock.wallClock),
            cards: cards,
            unread: UnreadLetterDesk(
                glance: { bytes in (from: "Анна <b>", subject: bytes.isEmpty ? nil : "Двери") },
                again: { letter in
                    try await engine.write(.normal) {
                        _ = try $0.execute("UPDATE mail_letter SET state = 'read', error = NULL WHERE id = \(letter)")
                    }
                }
            )
        )
        console = try Console.standard(
            parts: parts,
            leads: leads,
            cards: cards,
            ledger: ledger,
            fan: fan,
            letters: letters,
            statements: statements
        )
    }

    /// The mailboxes of the company: one of everybody, one of a department.
    static let boxes = [
        AnswerBox(name: "sales", address: "sales@svod.test"),
        AnswerBox(name: "doors", address: "doors@svod.test", department: "Двери"),
    ]

    var application: Application<RouterResponder<ConsoleContext>> {
        Application(responder: console.responder, logger: .silent)
    }

    /// Adds a person who signs in with `login` and ``password``.
    @discardableResult
    func addPerson(_ login: String, roles: [Role], name: String = "Ольга Петрова") async throws -> StaffID {
        let hash = try await parts.passwords.hash(TestConsole.password)
        let now = clock.timestamp
        return try await engine.write(.realtime) { connection in
            try StaffBook.add(
                NewStaffMember(name: name, login: login, passwordHash: hash, roles: roles.map(\.rawValue)),
                by: StaffEditor(connection: connection, at: now, actor: nil)
            )
        }
    }

    /// A session of a new person with these roles, without going through the form.
    func session(_ login: String = "olga", roles: [Role]) async throws -> TestSession {
        let id = try await addPerson(login, roles: roles)
        let person = try await engine.read { try StaffBook.find(id, in: $0) }
        let token = try await parts.sessions.begin(try requireValue(person), address: nil)
        let session = try requireValue(try await parts.sessions.find(token: token))
        return TestSession(token: token, session: session)
    }

    /// What somebody says of themselves.
    func presence(of staff: StaffID) async throws -> String? {
        try await engine.read { try $0.row("SELECT state FROM presence WHERE staff_id = \(staff)")?.get("state") }
    }

    static let password = "сезам откройся"
}

/// A cookie and the session behind it.
struct TestSession: Sendable {
    let token: String
    let session: Session

    /// The headers of a reading request.
    var headers: HTTPFields { [.cookie: "\(Door.sessionCookie)=\(token)"] }

    /// The headers of a changing request of a form.
    var form: HTTPFields {
        [
            .cookie: "\(Door.sessionCookie)=\(token)", .csrfToken: session.csrf,
            .contentType: "application/x-www-form-urlencoded",
        ]
    }
}

struct MissingValue: Error {}

func requireValue<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw MissingValue() }
    return value
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The value of the cookie `name` that the answer sets.
    func cookie(_ name: String) -> String? {
        headers[values: .setCookie].first { $0.hasPrefix(name + "=") }
            .map { String($0.dropFirst(name.count + 1).prefix { $0 != ";" }) }
    }
}
