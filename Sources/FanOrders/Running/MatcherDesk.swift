import Domain
import Records
package import Store
import Synchronization

/// The one index of all open requests, and whether it is loaded. Requests that come before it is stay pending.
package final class MatcherDesk: Sendable {
    private let isLoaded = Mutex(false)
    /// Whoever compares.
    package let matcher: any EnquiryMatching

    /// Creates a desk whose index is still to be loaded.
    package init(_ matcher: any EnquiryMatching) { self.matcher = matcher }

    /// Whether requests can be compared.
    package var isReady: Bool { isLoaded.withLock { $0 } }

    func open() { isLoaded.withLock { $0 = true } }

    /// Requests that come from now on stay pending until the index is loaded anew.
    func close() { isLoaded.withLock { $0 = false } }

    /// A request with its dealer, as the comparing wants it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func request(_ record: EnquiryRecord, in connection: any Connection) throws -> MatchedRequest {
        let company = try record.company.flatMap { try CompanyBook.find($0, in: connection) }
        let card = try CardBook.find(record.card, in: connection)
        let lead = try card?.lead.flatMap { try LeadBook.columns(of: $0, in: connection) }
        return MatchedRequest(
            record: record,
            dealerName: company?.name ?? lead?.name ?? "",
            dealerINN: company?.inn,
            dealerPhone: (card?.phone ?? lead?.number).map { "\($0)" }
        )
    }
}
