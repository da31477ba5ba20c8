package import Domain
import Foundation
import NIOPosix
package import Records
import Store

extension ExchangeDesk {
    /// Bytes of the longest statement that is taken at once.
    package static let longestStatement = 64 << 20

    /// Takes a bank statement (1CClientBankExchange) as the body of one request, and answers when it is read: how many
    /// payments it brought, and what was refused. Nothing is thrown.
    package func takeStatement(_ body: [UInt8], authorization: String?, address: String) async -> DocumentReply {
        do {
            let outcome = try await read(body, from: try door.signIn(authorization, from: address))
            Failpoint.beforeAcknowledgement.reach()
            return .statement(outcome)
        } catch let error as SvodError {
            return .refused(DocumentDesk.status(error.code), error.message)
        } catch {
            return .refused(500, "\(error)")
        }
    }

    /// Reads a bank statement that a person hands over, under the name of `exchange`; returns when it is read.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when it is no statement, `limitExceeded` beyond ``longestStatement``, or from
    ///   the store: nothing of it was taken then.
    package func readStatement(_ body: [UInt8], of exchange: OneCExchangeSettings) async throws -> StatementOutcome {
        guard body.count <= Self.longestStatement else {
            throw SvodError(.limitExceeded, "the statement is larger than \(Self.longestStatement) bytes")
        }
        return try await read(body, from: exchange)
    }

    private func read(_ body: [UInt8], from exchange: OneCExchangeSettings) async throws -> StatementOutcome {
        guard BankShape.isStatement(body.prefix(256)) else {
            throw SvodError(.invalidInput, "the body does not begin with 1CClientBankExchange")
        }
        let ids = [try await keep(body, from: exchange)]
        guard let found = try await ended(ids).first else { return StatementOutcome() }
        let refusals = try await engine.read { try PackageReadings.refusals(of: ids, limit: 1000, in: $0) }
        return StatementOutcome(
            isRead: true,
            payments: found.documents,
            refused: refusals.map(\.reason),
            fault: found.state == .broken ? found.error ?? "" : nil
        )
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
