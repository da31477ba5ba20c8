import Domain
import HTTPTypes
import Hummingbird
import Records

/// Takes a bank statement that the accountant hands over, as the raw body of a request.
struct StatementRoutes: PageGroup {
    /// Reads a statement and answers when it is read.
    typealias Reader = @Sendable ([UInt8]) async throws -> StatementOutcome

    let read: Reader?

    /// Bytes of the largest statement: years of a busy account.
    private static let largest = 64 << 20

    func add(to routes: inout RouteTable) {
        routes.on(.put, "/api/v1/statements", .right(.reconcile), bodyLimit: Self.largest) { visit in
            guard let read else { throw SvodError(.unavailable, "no exchange with 1C is configured") }
            return try visit.answer(try await read(Array(visit.body.readableBytesView)))
        }
    }
}
