package import Domain
import Foundation
import Metrics
import Records
package import Store

/// Lends numbers of telephone to visitors of a site.
package struct VisitDesk: Sendable {
    private let engine: any Engine
    private let clock: WallClock
    private let newID: @Sendable () -> String

    private struct Lent: Encodable {
        let number: String
        let formatted: String
        let visitor: String
        let seconds: Int64
        let shared: Bool
    }

    /// Creates a desk. `newID` names a visitor whom the site has no name for.
    package init(engine: any Engine, clock: WallClock, newID: @escaping @Sendable () -> String) {
        self.engine = engine
        self.clock = clock
        self.newID = newID
    }

    /// Lends a number to a visitor, or the same one again.
    ///
    /// - Throws: ``IntakeFault`` when the site has no numbers; ``SvodError`` from the store.
    package func lend(_ form: SubmittedForm, of site: IntakeSite) async throws -> IntakeReply {
        guard !site.numbers.isEmpty else {
            throw IntakeFault(404, "no_numbers", "У этого сайта нет номеров", "This site has no numbers")
        }
        let now = clock.now()
        var request = IncomingRequest(kind: .form, source: site.name, key: "", sentAt: now, receivedAt: now, text: "")
        FormReading().read(form, into: &request)
        let given = form.value("visitor").map { String(FormReading.line($0).prefix(100)) } ?? ""
        var visit = NewVisit(site: site.name, visitor: given.isEmpty ? newID() : given)
        visit.first = request.firstTouch ?? request.lastTouch
        visit.last = request.lastTouch ?? request.firstTouch
        visit.page = form.value("page").map { String($0.prefix(1000)) }
        let asked = visit
        let lent = try await engine.write(.realtime) { connection in
            try VisitBook.lend(site.numbers, to: asked, for: site.hold, at: now, in: connection)
        }
        guard let lent else { throw SvodError(.notFound, "no number could be lent") }
        let reason = lent.isShared ? "shared" : "lent"
        Counter(label: "svod_intake_visits_total", dimensions: [("site", site.name), ("reason", reason)]).increment()
        return .json(
            200,
            Lent(
                number: lent.number,
                formatted: PhoneNumber(lent.number)?.formatted ?? lent.number,
                visitor: asked.visitor,
                seconds: site.hold.components.seconds,
                shared: lent.isShared
            ),
            reason: reason
        )
    }
}
