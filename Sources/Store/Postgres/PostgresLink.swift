import CPostgres
import Domain

/// One connection to the server and the statements prepared on it. It is made and used by one thread, and makes the
/// connection anew after a loss, with waits between attempts.
final class PostgresLink {
    private let info: String
    private let setUp: (PostgresLink) throws -> Void
    private var connection: OpaquePointer?
    private var prepared: [PostgresStatementKey: String] = [:]
    private var failures = 0
    private var nextAttempt: ContinuousClock.Instant?

    private static let backoff = Backoff(first: .milliseconds(100), longest: .seconds(5))
    private static let mostPrepared = 512
    /// What a connection string may say otherwise: a peer that vanished is noticed within 20 seconds.
    private static let defaults = [
        "connect_timeout", "5", "application_name", "svod", "keepalives_idle", "10", "keepalives_interval", "3",
        "keepalives_count", "3", "tcp_user_timeout", "15000", "client_encoding", "UTF8",
    ]

    /// - Parameter setUp: Runs on each new connection; when it throws, the connection is not used.
    init(info: String, setUp: @escaping (PostgresLink) throws -> Void) {
        self.info = info
        self.setUp = setUp
    }

    deinit { svod_pg_finish(connection) }

    /// Whether the connection stands, as far as the last answer told.
    var isAlive: Bool { svod_pg_is_alive(connection) }

    /// Whether a transaction is open.
    var isInTransaction: Bool { svod_pg_in_transaction(connection) }

    /// The server's version, 150004 for 15.4.
    var serverVersion: Int { Int(svod_pg_server_version(connection)) }

    /// Sees to it that there is a connection.
    ///
    /// - Throws: ``SvodError`` `unavailable` when there is none, at once while the wait after a failure lasts.
    func connect() throws {
        if connection != nil, isAlive { return }
        if let nextAttempt, ContinuousClock.now < nextAttempt {
            throw SvodError(.unavailable, "PostgreSQL cannot be reached; it is tried again soon")
        }
        disconnect()
        do {
            try open()
            failures = 0
            nextAttempt = nil
        } catch {
            disconnect()
            failures += 1
            nextAttempt = ContinuousClock.now + Self.backoff.delay(afterFailures: failures)
            throw error
        }
    }

    /// Closes the connection.
    func disconnect() {
        svod_pg_finish(connection)
        connection = nil
        prepared = [:]
    }

    /// Runs statements without parameters, in one round trip.
    func run(_ statements: String) throws {
        let result = svod_pg_run(connection, statements)
        defer { svod_pg_result_free(result) }
        try check(result, statements)
    }

    /// Runs a statement and reads its result.
    func run<Result>(_ statement: SQL.Rendered, _ read: (PostgresResult) throws -> Result) throws -> Result {
        let parameters = try PostgresParameters(statement)
        let name = try prepare(statement, parameters)
        let result = svod_pg_run_prepared(connection, name, parameters.pointer)
        defer { svod_pg_result_free(result) }
        try check(result, statement.text)
        return try read(PostgresResult(pointer: result))
    }

    /// Forgets prepared statements when there are very many. Not inside a transaction.
    func tidy() throws {
        guard prepared.count > Self.mostPrepared else { return }
        try run("DEALLOCATE ALL")
        prepared = [:]
    }

    private func open() throws {
        let made = Self.withCStrings(Self.defaults) { svod_pg_connect(info, $0) }
        connection = made
        guard isAlive else {
            let message = String(cString: svod_pg_error(made)).split(separator: "\n").joined(separator: "; ")
            let isRefused = message.contains("authentication failed")
            throw SvodError(
                isRefused ? .authenticationFailed : .unavailable,
                "PostgreSQL cannot be reached: \(message)"
            )
        }
        try setUp(self)
    }

    private func prepare(_ statement: SQL.Rendered, _ parameters: PostgresParameters) throws -> String {
        let key = PostgresStatementKey(text: statement.text, types: statement.types)
        if let name = prepared[key] { return name }
        let name = "s\(prepared.count)"
        let result = svod_pg_prepare(connection, name, statement.text, parameters.pointer)
        defer { svod_pg_result_free(result) }
        try check(result, statement.text)
        prepared[key] = name
        return name
    }

    private func check(_ result: OpaquePointer?, _ statement: String) throws {
        if svod_pg_result_is_ok(result) { return }
        let state = String(cString: svod_pg_result_state(result))
        guard isAlive, result != nil else {
            throw SvodError(.unavailable, "the line to PostgreSQL was lost in \(statement.prefix(200))")
        }
        let message = String(cString: svod_pg_result_message(result))
        throw SvodError(
            Self.code(state: state),
            "PostgreSQL \(state): \(message) in \(statement.prefix(200))"
        )
    }

    /// The codes of the PostgreSQL manual, appendix A.
    private static func code(state: String) -> SvodError.Code {
        switch state {
        case "23505": .conflict
        case "53100": .diskFull
        case "40001", "40P01", "53200", "53300", "55P03": .unavailable
        default: state.hasPrefix("08") || state.hasPrefix("57P") ? .unavailable : .storeFailed
        }
    }

    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        let bytes = texts.map { Array($0.utf8CString) }
        return withPointers(bytes[...], []) { pointers in pointers.withUnsafeBufferPointer { body($0.baseAddress) } }
    }

    private static func withPointers<Result>(
        _ rest: ArraySlice<[CChar]>,
        _ pointers: [UnsafePointer<CChar>?],
        _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        guard let first = rest.first else { return body(pointers + [nil]) }
        return first.withUnsafeBufferPointer { buffer in
            withPointers(rest.dropFirst(), pointers + [buffer.baseAddress], body)
        }
    }
}
