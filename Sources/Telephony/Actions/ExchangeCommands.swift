package import Domain
import FoundationEssentials
package import Logging
import NIOCore
import ServiceLifecycle
package import Store
import Synchronization

/// Carries out what svod asks of one exchange, over a session of its own: a blocking command on the session that hears
/// events would stop them all. Signs in again by itself when the session breaks.
///
/// A command is about the present moment. It is sent once or not at all: whatever goes wrong is `never`.
package final class ExchangeCommands: Service, Connector, Sendable {
    private struct Contents {
        var session: AMISession?
        var hearsOriginate = false
    }

    /// The connector's name, `ami:<exchange>`.
    package let name: String
    private let settings: ExchangeSettings
    private let channels: @Sendable (CallID) -> CallChannels?
    private let reporter: PartReporter
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double
    private let logger: Logger
    private let contents = Mutex(Contents())

    /// How the outbox is worked for an exchange: click-to-call waits for a phone, and must not hold up a transfer.
    package static let outbox = OutboxSettings(concurrency: 64, maximumAttempts: 1, lane: .realtime)

    /// Creates the commands of the exchange of `settings`, shown in `parts` as `ami-actions:<name>`. `channels` says
    /// which channels a call has now: ``ExchangeLine/channels(of:)``.
    package init(
        _ settings: ExchangeSettings,
        channels: @escaping @Sendable (CallID) -> CallChannels?,
        parts: PartRegistry,
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        logger: Logger
    ) {
        self.name = "ami:\(settings.name)"
        self.settings = settings
        self.channels = channels
        self.clock = clock
        self.random = random
        var logger = logger
        logger[metadataKey: "exchange"] = "\(settings.name)"
        self.logger = logger
        let timing = settings.timing
        let allowed = timing.connect + timing.answer * 5 + timing.ping * 2
        self.reporter = parts.register("ami-actions:\(settings.name)", allowedPassAge: allowed)
    }

    /// Carries out the command of `row` (JSON of ``ExchangeCommand``).
    package func deliver(_ row: OutboxRow) async -> Delivery {
        do {
            let command = try JSONDecoder().decode(ExchangeCommand.self, from: Data(row.payload.utf8))
            let result = try await perform(command)
            logger.info("The exchange carried out a command", metadata: ["outbox": "\(row.id)", "kind": "\(row.kind)"])
            return .done(result: result)
        } catch {
            let metadata: Logger.Metadata = ["outbox": "\(row.id)", "kind": "\(row.kind)", "error": "\(error)"]
            logger.warning("The exchange did not carry out a command", metadata: metadata)
            reporter.count("failed")
            return .never(reason: "\(error)")
        }
    }

    /// Carries out `command` and answers what the exchange said, or for click-to-call the Uniqueid of the new call.
    ///
    /// - Throws: ``SvodError`` with the exchange's own words, or `unavailable` when it is not connected.
    package func perform(_ command: ExchangeCommand) async throws -> String? {
        let plan = try ActionPlan(command, channels: command.call.flatMap(channels), actions: settings.actions)
        let (session, hears) = contents.withLock { ($0.session, $0.hearsOriginate) }
        guard let session else { throw SvodError(.unavailable, "The exchange is not connected") }
        reporter.event()
        reporter.count("commands")
        var refusal = SvodError(.conflict, "The exchange refused")
        for way in plan.ways {
            if plan.answersLater, hears { return try await originate(way, on: session) }
            let answer = try await session.ask(way)
            guard !answer.isSuccess else { return answer[.message] }
            refusal = SvodError(.conflict, "The exchange refused \(way.name): \(answer[.message] ?? "no reason")")
        }
        throw refusal
    }

    /// Waits until the operator's phone has been picked up, or has not.
    private func originate(_ action: AMIAction, on session: AMISession) async throws -> String? {
        let limit = settings.actions.originateTimeout + settings.timing.answer
        return try await session.exchange(action, within: limit) { message -> String?? in
            if message.isResponse {
                guard message.isSuccess else {
                    throw SvodError(.conflict, "The exchange refused the call: \(message[.message] ?? "no reason")")
                }
                return nil
            }
            guard message.event == .originateResponse else { return nil }
            guard message[.response]?.lowercased() == "success" else {
                throw SvodError(.conflict, Self.reason(message[.reason]))
            }
            return .some(message[.uniqueid])
        }
    }

    /// The causes of OriginateResponse (Asterisk's control frames: 1 hangup, 3 ringing, 5 busy, 8 congestion).
    private static func reason(_ code: String?) -> String {
        switch code {
        case "1", "3": "The phone was not picked up"
        case "5": "The phone is busy"
        case "8": "The exchange has no free line"
        case "0": "The phone cannot be reached"
        default: "The call was not made (reason \(code ?? "unknown"))"
        }
    }
}

extension ExchangeCommands {
    /// Keeps the session until graceful shutdown.
    package func run() async throws {
        try? await cancelWhenGracefulShutdown { try await self.keepConnected() }
        reporter.stopped()
    }

    private func keepConnected() async throws {
        var backoff = Backoff(first: settings.timing.firstRetry, longest: settings.timing.longestRetry)
        while true {
            reporter.starting()
            reporter.pass()
            let (reason, wasUp) = await connect()
            try Task.checkCancellation()
            if wasUp { backoff.reset() }
            let isRefused = reason.code == .authenticationFailed
            let delay = isRefused ? settings.timing.refusedRetry : backoff.next(random: random())
            reporter.backingOff(for: delay, reason: isRefused ? "authentication failed" : "\(reason)")
            logger.warning("No commands reach the exchange", metadata: ["error": "\(reason)", "retry": "\(delay)"])
            try await clock.sleep(for: delay)
        }
    }

    private func connect() async -> (SvodError, wasUp: Bool) {
        defer { contents.withLock { $0 = Contents() } }
        do {
            let channel = try await AMIConnector(settings).connect()
            try await channel.executeThenClose { inbound, outbound in
                let session = AMISession(outbound: outbound, limit: settings.timing.answer, clock: clock)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    defer { group.cancelAll() }
                    group.addTask { try await self.read(inbound, for: session) }
                    try await self.open(session)
                    group.addTask { try await self.keepAlive(session) }
                    try await group.next()
                }
            }
            return (SvodError(.unavailable, "The connection ended"), contents.withLock { $0.session != nil })
        } catch {
            let reason = error as? SvodError ?? SvodError(.unavailable, "The connection broke", cause: error)
            return (reason, contents.withLock { $0.session != nil })
        }
    }

    /// Signs in without events, then asks for the one that tells how click-to-call went, where it can be had alone.
    private func open(_ session: AMISession) async throws {
        let signIn = AMISignIn(
            username: settings.username,
            secret: settings.secret,
            allowsPlain: settings.allowsPlainLogin,
            events: "off"
        )
        try await signIn.perform(on: session)
        let filter = try AMIAction("Filter").with("Operation", "Add").with("Filter", "^Event: OriginateResponse")
        let hears = try await session.ask(filter).isSuccess
        if hears { _ = try await session.ask(AMIAction("Events").with("EventMask", "call")) }
        contents.withLock { $0 = Contents(session: session, hearsOriginate: hears) }
        reporter.up()
    }

    private func read(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, for session: AMISession) async throws {
        var framer = AMIFramer()
        do {
            for try await buffer in inbound {
                framer.feed(buffer.readableBytesView)
                reporter.pass()
                while let message = try framer.next() { session.take(message) }
            }
            throw SvodError(.unavailable, "The exchange closed the connection")
        } catch {
            let reason = error as? SvodError ?? SvodError(.unavailable, "The connection broke", cause: error)
            session.end(reason)
            throw reason
        }
    }

    private func keepAlive(_ session: AMISession) async throws {
        while true {
            try await clock.sleep(for: settings.timing.ping)
            _ = try await session.ask(AMIAction("Ping"))
            reporter.pass()
        }
    }
}

extension ExchangeCommand {
    /// The call it is about, or nil.
    fileprivate var call: CallID? {
        switch self {
        case .redirect(let call, _, _), .attendedTransfer(let call, _, _), .hangup(let call): call
        case .originate: nil
        }
    }
}
