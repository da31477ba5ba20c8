package import Domain
import Foundation
import Logging
import NIOPosix
package import Store

/// Answers 1C's requests, whatever brought them: the whole of «Обмен с сайтом» but the sockets.
///
/// What is answered with `success` stands in the store: after a `kill -9` the exchange goes on at the next request.
package struct ExchangeDesk: Sendable {
    let engine: any Engine
    let folder: PackageFolder
    let offer: OrderOffer
    let clock: WallClock
    let waiting: any Clock<Duration>
    let logger = Logger(label: "onec")
    let turns = SessionTurns()
    /// Who may come in.
    package let door: ExchangeDoor
    /// Makes the secret of a session.
    let newSecret: @Sendable () -> String

    /// How long a request waits for a reading before 1C is told to ask again: UT gives up after three minutes, and asks
    /// again without a pause.
    static let patience = Duration.seconds(20)

    /// Creates a desk behind `door`; `secret` makes a session's secret.
    package init(
        engine: any Engine,
        folder: PackageFolder,
        door: ExchangeDoor,
        offer: OrderOffer,
        clock: WallClock,
        waiting: any Clock<Duration> = .continuous,
        secret: @escaping @Sendable () -> String
    ) {
        self.engine = engine
        self.folder = folder
        self.door = door
        self.offer = offer
        self.clock = clock
        self.waiting = waiting
        newSecret = secret
    }

    /// Answers one request. Nothing is thrown: 1C reads a word and a reason.
    package func answer(_ call: ExchangeCall) async -> ExchangeReply {
        do {
            let request = try ExchangeRequest(call.parameters, isPost: call.isPost)
            let reply = try await answer(request, call)
            Failpoint.beforeAcknowledgement.reach()
            return reply
        } catch let error as SvodError where error.code == .authenticationFailed {
            return .denied(error.message)
        } catch let error as SvodError where error.code == .denied {
            return .later(error.message)
        } catch {
            logger.warning("1C was answered with a failure.", metadata: ["error": "\(error)"])
            return .failure((error as? SvodError)?.message ?? "\(error)")
        }
    }

    private func answer(_ request: ExchangeRequest, _ call: ExchangeCall) async throws -> ExchangeReply {
        if request.mode == .checkauth { return try await open(call) }
        let session = try await session(of: request, call)
        switch request.mode {
        case .checkauth: return .success()
        case .initialise: return limits(for: session, request, call)
        case .file: return try await receive(call.body, request, session)
        case .importing: return try await read(request, session)
        case .query:
            return .document(
                try await turns.inTurn(of: session.id) { try await offer.document(session, request.version) }
            )
        case .success:
            try await turns.inTurn(of: session.id) { try await offer.taken(session) }
            return .success()
        case .complete, .deactivate: return .success()
        }
    }

    // MARK: Who is there

    private func open(_ call: ExchangeCall) async throws -> ExchangeReply {
        let exchange = try door.signIn(call.authorization, from: call.address)
        let (secret, now) = (newSecret(), clock.now())
        let session = try await engine.write(.normal) {
            try ExchangeSessions.open(
                exchange.name,
                secret: secret,
                isHistory: exchange.isHistory,
                at: now,
                in: $0
            )
        }
        logger.info("1C began an exchange.", metadata: ["exchange": "\(exchange.name)", "session": "\(session.id)"])
        return .opened(secret, seconds: now.microseconds / 1_000_000)
    }

    /// The session that a request belongs to: by its cookie or `sessid`, else by the name and password again.
    private func session(of request: ExchangeRequest, _ call: ExchangeCall) async throws -> ExchangeSession {
        let (now, secrets) = (clock.now(), [call.cookie, request.session].compactMap(\.self))
        let found = try await engine.write(.normal) { connection -> ExchangeSession? in
            for secret in secrets {
                guard let session = try ExchangeSessions.find(secret: secret, at: now, in: connection) else { continue }
                try ExchangeSessions.touch(session.id, at: now, in: connection)
                return session
            }
            return nil
        }
        if let found, door.exchange(found.exchange) != nil { return found }
        guard call.authorization != nil else {
            throw SvodError(.authenticationFailed, "Сеанс обмена не найден, начните обмен заново")
        }
        let exchange = try door.signIn(call.authorization, from: call.address)
        let (secret, known, isHistory) = (newSecret(), exchange.name, exchange.isHistory)
        return try await engine.write(.normal) { connection in
            try ExchangeSessions.newest(of: known, isHistory: isHistory, at: now, in: connection)
                ?? ExchangeSessions.open(known, secret: secret, isHistory: isHistory, at: now, in: connection)
        }
    }

    private func limits(
        for session: ExchangeSession,
        _ request: ExchangeRequest,
        _ call: ExchangeCall
    ) -> ExchangeReply {
        let bytes = door.exchange(session.exchange)?.pieceLimit ?? OneCExchangeSettings.standardPiece
        guard request.speaks31 else { return .limits(bytes: bytes, session: nil, version: nil) }
        return .limits(bytes: bytes, session: request.session ?? call.cookie, version: "3.1")
    }
}
