package import Domain
import Foundation
package import Funnels
import HTTPTypes
import Hummingbird
import Records
package import Store

/// The operator's desk and what its page reads and keeps: state, drafts, settings, presence.
package struct DeskPages: PageGroup {
    private let engine: any Engine
    private let funnels: @Sendable () -> FunnelSet
    private let clock: WallClock

    /// Creates the pages. `funnels` is asked for each page: what an operator chooses from stands in the lead funnel.
    package init(engine: any Engine, funnels: @escaping @Sendable () -> FunnelSet, clock: WallClock) {
        self.engine = engine
        self.funnels = funnels
        self.clock = clock
    }

    package func add(to routes: inout RouteTable) {
        routes.get("/desk", .right(.desk)) { visit in
            try visit.page("desk", titled: "nav.desk", ["state": try PageJSON.forPage(try await state(visit))])
        }
        routes.get("/card", .right(.desk)) { visit in try await popUp(visit, nil) }
        routes.get("/card/{id}", .right(.desk)) { visit in
            try await popUp(visit, CallRecordID(try visit.number("id")))
        }
        routes.get("/api/v1/desk", .right(.desk)) { visit in
            let call = visit.query["call"].flatMap { Int64($0) }.map { CallRecordID($0) }
            return try visit.answer(try await state(visit, call))
        }
        routes.get("/api/v1/desk/today", .right(.desk)) { visit in try visit.answer(try await today(visit)) }
        routes.on(.put, "/api/v1/me/presence", .right(.desk)) { visit in try await setPresence(visit) }
        routes.on(.put, "/api/v1/me/settings", .signedIn) { visit in
            let changes = try visit.json(StaffSettings.self)
            let staff = visit.session.staff
            try await engine.write(.realtime) { try StaffSettings.merge(changes, into: staff, in: $0) }
            return Answers.done()
        }
        routes.on(.put, "/api/v1/drafts/{record}", .right(.desk)) { visit in try await keepDraft(visit) }
        routes.on(.delete, "/api/v1/drafts/{record}", .right(.desk)) { visit in
            let (record, staff) = (try draftRecord(visit), visit.session.staff)
            try await engine.write(.realtime) { try DraftBook.drop(record, of: staff, in: $0) }
            return Answers.done()
        }
    }
}

extension DeskPages {
    private func popUp(_ visit: Visit, _ call: CallRecordID?) async throws -> Response {
        try visit.page("card", titled: "popup.title", ["state": try PageJSON.forPage(try await state(visit, call))])
    }

    /// Everything in one snapshot, so that the stream can be taken up exactly behind it.
    private func state(_ visit: Visit, _ call: CallRecordID? = nil) async throws -> DeskState {
        let (session, now, policy) = (visit.session, clock.now(), DeskState.Policy(funnels()))
        let midnight = Midnight.before(now, in: visit.pages.zone)
        return try await engine.read { connection in
            let staff = try StaffDirectory.all(at: now, in: connection)
            var calls = try DeskBook.calls(of: session.staff, in: connection)
            if let call, !calls.contains(where: { $0.id == call }) {
                calls.append(try DeskReader(connection: connection).call(call))
            }
            let own = staff.first { $0.id == session.staff }
            return DeskState(
                event: try Journal.last(in: connection),
                now: now,
                me: DeskState.Me(
                    id: session.staff,
                    name: session.name,
                    exchange: session.phone?.exchange,
                    extension: session.phone?.extension,
                    presence: own?.presence,
                    presenceSince: own?.presenceSince
                ),
                policy: policy,
                staff: staff,
                lines: try DeskBook.lines(in: connection),
                today: try DeskBook.today(of: session.staff, since: midnight, in: connection),
                missed: try DeskBook.missedCount(in: connection),
                settings: try StaffSettings.of(session.staff, in: connection),
                drafts: try DeskState.drafts(of: session.staff, in: connection),
                calls: calls,
                call: call
            )
        }
    }

    private func today(_ visit: Visit) async throws -> DeskToday {
        let staff = visit.session.staff
        let midnight = Midnight.before(clock.now(), in: visit.pages.zone)
        return try await engine.read { try DeskBook.today(of: staff, since: midnight, in: $0) }
    }

    private func setPresence(_ visit: Visit) async throws -> Response {
        struct Body: Decodable {
            let state: String
            let reason: String?
        }
        let (body, staff, now) = (try visit.json(Body.self), visit.session.staff, clock.now())
        try await engine.write(.realtime) { connection in
            let changed = try PresenceBook.set(
                body.state,
                reason: body.reason.map { String($0.prefix(200)) },
                of: staff,
                at: now,
                in: connection
            )
            guard changed else { return }
            try Journal.append(
                NewJournalEntry(
                    at: now,
                    kind: "staff.presence",
                    subject: RecordName.of(staff),
                    cause: .command,
                    actor: staff,
                    data: try PageJSON.of(["state": body.state])
                ),
                in: connection
            )
        }
        return Answers.done()
    }

    private func keepDraft(_ visit: Visit) async throws -> Response {
        struct Body: Decodable {
            let body: DraftBody
        }
        let (record, staff, now) = (try draftRecord(visit), visit.session.staff, clock.now())
        let text = try PageJSON.of(try visit.json(Body.self).body)
        guard text.utf8.count <= DraftBook.longest else {
            throw SvodError(.limitExceeded, "a draft is longer than \(DraftBook.longest) bytes")
        }
        try await engine.write(.realtime) { try DraftBook.keep(text, for: record, of: staff, at: now, in: $0) }
        return Answers.done()
    }

    /// `lead:42` or `call:7`.
    private func draftRecord(_ visit: Visit) throws -> String {
        let record = visit.context.parameters.get("record") ?? ""
        let parts = record.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "lead" || parts[0] == "call", let number = Int64(parts[1]), number > 0
        else {
            throw SvodError(.invalidInput, "a draft is of lead:N or call:N")
        }
        return "\(parts[0]):\(number)"
    }
}

extension DeskState {
    /// The drafts of `staff`; one that no longer can be read is left out.
    static func drafts(of staff: StaffID, in connection: any Connection) throws -> [String: Draft] {
        try DraftBook.all(of: staff, in: connection).compactMapValues { draft in
            guard let body = try? JSONDecoder().decode(DraftBody.self, from: Data(draft.body.utf8)) else { return nil }
            return Draft(body: body, savedAt: draft.savedAt)
        }
    }
}
