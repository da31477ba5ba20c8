import Domain
import Foundation
import NIOPosix
import Store

extension ExchangeDesk {
    /// Bytes of the longest statement that is taken at once.
    package static let longestStatement = 64 << 20

    /// Takes a bank statement (1CClientBankExchange) as the body of one request, and answers when it is read: how many
    /// payments it brought, and what was refused. Nothing is thrown.
    package func takeStatement(_ body: [UInt8], authorization: String?, address: String) async -> DocumentReply {
        do {
            let exchange = try door.signIn(authorization, from: address)
            guard BankShape.isStatement(body.prefix(256)) else {
                return .refused(400, "the body does not begin with 1CClientBankExchange")
            }
            let reading = try await keep(body, from: exchange)
            let ended = try await ended([reading])
            let ids = [reading]
            guard let found = ended.first else { return .statement(202, payments: 0, refused: [], error: nil) }
            let refusals = try await engine.read { try PackageReadings.refusals(of: ids, limit: 1000, in: $0) }
            Failpoint.beforeAcknowledgement.reach()
            return .statement(
                found.state == .broken ? 422 : 200,
                payments: found.documents,
                refused: refusals.map(\.reason),
                error: found.error
            )
        } catch let error as SvodError {
            return .refused(DocumentDesk.status(error.code), error.message)
        } catch {
            return .refused(500, "\(error)")
        }
    }

    /// Writes a statement down as a file of a session of its own.
    private func keep(_ body: [UInt8], from exchange: OneCExchangeSettings) async throws -> ID<PackageReading> {
        let (now, secret, digest, folder) = (clock.now(), newSecret(), Self.digest(body), folder)
        let name = try PackageName("statement.txt")
        let file = try await engine.write(.normal) { connection in
            let session = try ExchangeSessions.open(
                exchange.name,
                secret: secret,
                isHistory: exchange.isHistory,
                at: now,
                in: connection
            )
            try connection.execute(
                "UPDATE onec_session SET secret_hash = \("bank/\(session.id)") WHERE id = \(session.id)"
            )
            return try PackageFiles.begin(name, of: session.id, at: now, in: connection)
        }
        try await NIOThreadPool.singleton.runIfActive { try folder.write(body, to: file.id, at: 0) }
        return try await engine.write(.normal) { connection in
            try PackageFiles.grow(file, by: body.count, piece: digest, in: connection)
            return try PackageReadings.ensure(file, entry: nil, at: now, in: connection).id
        }
    }
}
