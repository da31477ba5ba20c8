package import Domain
import Foundation
package import Records
package import Store

/// The sessions of the console: begun, found again by the cookie, locked when nobody has touched them, ended.
package struct SessionKeeper: Sendable {
    private let engine: any Engine
    private let clock: WallClock
    private let settings: ConsoleSettings
    private let random: @Sendable () -> String

    /// How often a session's last use is written down at most.
    private static let touchEvery: Duration = .seconds(60)

    /// Creates a keeper. `random` makes tokens of 64 hexadecimal digits.
    package init(
        engine: any Engine,
        clock: WallClock,
        settings: ConsoleSettings,
        random: @escaping @Sendable () -> String
    ) {
        self.engine = engine
        self.clock = clock
        self.settings = settings
        self.random = random
    }

    /// The living session of a cookie's token. Locks it when it was left alone for longer than the idle time.
    package func find(token: String) async throws -> Session? {
        let (now, hash) = (clock.now(), SecureText.hash(token))
        let found = try await engine.read { try SessionBook.find(tokenHash: hash, at: now, in: $0) }
        guard var found else { return nil }
        if found.session.lockedAt == nil, now - found.session.seenAt > settings.idleLock {
            found.session.lockedAt = now
            try await setLocked(hash, since: now)
        }
        return SessionKeeper.session(found.session, found.person)
    }

    /// Notes that the session's person made a request himself; a stream or a script's poll does not keep it awake.
    package func touch(_ session: Session) async throws {
        let (now, hash) = (clock.now(), session.tokenHash)
        guard now - session.seenAt > SessionKeeper.touchEvery else { return }
        try await engine.write(.realtime) { try SessionBook.touch(hash, at: now, in: $0) }
    }

    /// Whether the session still lives and is not locked: a stream asks now and then.
    package func isAwake(_ tokenHash: String) async throws -> Bool {
        let now = clock.now()
        let found = try await engine.read { try SessionBook.find(tokenHash: tokenHash, at: now, in: $0) }
        guard let found else { return false }
        return found.session.lockedAt == nil && now - found.session.seenAt <= settings.idleLock
    }

    /// Begins a session of `person` and returns the cookie's token.
    package func begin(_ person: StaffMember, address: String?) async throws -> String {
        let (token, now) = (random(), clock.now())
        let record = SessionRecord(
            tokenHash: SecureText.hash(token),
            staff: person.id,
            csrf: random(),
            createdAt: now,
            expiresAt: now + settings.sessionLength
        )
        try await engine.write(.realtime) { connection in
            try SessionBook.begin(record, in: connection)
            try AccessBook.record(
                "signed.in",
                StaffBook.subject(person.id),
                by: person.id,
                address: address,
                at: now,
                in: connection
            )
            let phones = try ExtensionBook.phones(of: person.id, in: connection)
            if !phones.isEmpty { try beginShift(of: person.id, at: now, in: connection) }
        }
        return token
    }

    /// Notes in the transaction of `connection` that somebody with a phone has come: ready, unless they chose a presence
    /// within the length of a session.
    package func beginShift(of staff: StaffID, at moment: Timestamp, in connection: any Connection) throws {
        let recent = settings.sessionLength
        guard try PresenceBook.begin(of: staff, keeping: recent, at: moment, in: connection) else { return }
        try StaffEditor(connection: connection, at: moment, actor: staff)
            .note("staff.presence", StaffBook.subject(staff), data: ["state": "ready"])
    }

    /// Locks the screen, or unlocks it.
    package func setLocked(_ tokenHash: String, since moment: Timestamp?) async throws {
        let now = clock.now()
        try await engine.write(.realtime) { connection in
            try SessionBook.setLocked(tokenHash, since: moment, in: connection)
            if moment == nil { try SessionBook.touch(tokenHash, at: now, in: connection) }
        }
    }

    /// Locks the screen from now.
    package func lock(_ session: Session) async throws {
        try await setLocked(session.tokenHash, since: clock.now())
    }

    /// Ends a session.
    package func end(_ session: Session) async throws {
        let hash = session.tokenHash
        try await engine.write(.realtime) { try SessionBook.end(hash, in: $0) }
    }

    private static func session(_ record: SessionRecord, _ person: StaffMember) -> Session {
        let settings = (try? JSONDecoder().decode(Chosen.self, from: Data(person.settings.utf8))) ?? Chosen()
        return Session(
            tokenHash: record.tokenHash,
            staff: person.id,
            name: person.name,
            login: person.login ?? "",
            roles: person.roles.compactMap(Role.init(rawValue:)),
            language: Language(rawValue: person.language) ?? .russian,
            theme: settings.theme.flatMap(Theme.init(rawValue:)) ?? .auto,
            phone: record.exchange.flatMap { exchange in
                record.extension.map { SessionPhone(exchange: ExchangeID(exchange), extension: $0) }
            },
            csrf: record.csrf,
            seenAt: record.seenAt,
            lockedAt: record.lockedAt
        )
    }

    private struct Chosen: Decodable {
        var theme: String?
    }
}
