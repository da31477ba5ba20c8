import Domain
import Hummingbird
import Records
import Store

/// The journal: newest first, or the whole chain of one subject: `/admin/journal?subject=lead:42`.
struct JournalPages: PageGroup {
    let parts: ConsoleParts

    private static let pageLength = 100

    func add(to routes: inout RouteTable) {
        routes.get("/admin/journal", .right(.journal)) { visit in try await page(visit) }
    }

    private func page(_ visit: Visit) async throws -> Response {
        let subject = visit.query["subject"]
        let before = visit.query["before"].flatMap { Int64($0) }
        let (entries, names) = try await parts.engine.read { connection in
            let entries =
                try subject.map { try JournalPages.chain($0, in: connection) }
                ?? JournalPages.newest(before: before, in: connection)
            let names = try StaffBook.all(includingDisabled: true, in: connection).map { ($0.id, $0.name) }
            return (entries, Dictionary(names) { first, _ in first })
        }
        let words = visit.wording
        let more = subject == nil && entries.count == JournalPages.pageLength ? entries.last?.id.rawValue : nil
        return try visit.page(
            "admin/journal",
            titled: "nav.journal",
            [
                "subject": subject, "more": more, "first": before == nil ? nil : true,
                "entries": entries.map { entry -> View in
                    [
                        "id": entry.id.rawValue, "time": words.time(entry.at), "kind": entry.kind,
                        "subject": entry.subject, "about": entry.about, "cause": entry.cause.rawValue,
                        "rule": entry.rule, "actor": entry.actor.flatMap { names[$0] },
                        "data": entry.data == "{}" ? nil : entry.data,
                    ]
                },
            ]
        )
    }

    /// Everything that happened to a subject or was about it, oldest first.
    private static func chain(_ subject: String, in connection: any Connection) throws -> [JournalEntry] {
        let own = try Journal.entries(subject: subject, in: connection)
        let about = try Journal.entries(about: subject, in: connection)
        return (own + about.filter { $0.subject != subject }).sorted { $0.id < $1.id }
    }

    private static func newest(before: Int64?, in connection: any Connection) throws -> [JournalEntry] {
        let last = try before.map { $0 - 1 } ?? Journal.last(in: connection).rawValue
        var (entries, top) = ([JournalEntry](), last)
        while entries.count < pageLength, top > 0 {
            let from = max(0, top - Int64(pageLength))
            let page = try Journal.entries(after: EventID(from), limit: pageLength, in: connection)
            entries += page.filter { $0.id.rawValue <= top }.reversed()
            top = from
        }
        return Array(entries.prefix(pageLength))
    }
}
