import Domain
import Hummingbird
import Records
import Store

/// What each part of the daemon does, and what waits for a person: `/admin/parts`.
struct PartPages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/admin/parts", .right(.operations)) { visit in try await page(visit) }
        routes.get("/api/v1/parts", .right(.operations)) { visit in
            try visit.answer(parts.parts.states.map(PartAnswer.init))
        }
        routes.post("/admin/outbox/{id}/repeat", .right(.repair)) { visit in
            let (id, now) = (OutboxID(try visit.number("id")), parts.clock.now())
            try await parts.edit(by: visit.session.staff) { editor in
                try Outbox.repeat(id, at: now, in: editor.connection)
                try editor.note("outbox.repeated", "outbox:\(id)")
            }
            return visit.redirect(to: "/admin/parts#dead")
        }
        routes.post("/admin/inbox/{id}/retry", .right(.repair)) { visit in
            let id = InboxID(try visit.number("id"))
            _ = try await inbox().retry(id)
            try await parts.edit(by: visit.session.staff) { try $0.note("inbox.retried", "inbox:\(id)") }
            return visit.redirect(to: "/admin/parts#held")
        }
        routes.post("/admin/inbox/{id}/set-aside", .right(.repair)) { visit in
            _ = try await inbox().setAside(InboxID(try visit.number("id")))
            return visit.redirect(to: "/admin/parts#held")
        }
    }

    private func inbox() throws -> InboxPipeline {
        guard let inbox = parts.inbox else { throw SvodError(.unavailable, "the inbox does not run here") }
        return inbox
    }

    private func page(_ visit: Visit) async throws -> Response {
        let words = visit.wording
        let (dead, held, queues, gaps, letters) = try await parts.engine.read { connection in
            (
                try Outbox.deadLetters(in: connection), try Inbox.troubled(in: connection),
                try PartFigures.queues(in: connection), try PartFigures.gaps(in: connection),
                try UnreadLetter.all(in: connection)
            )
        }
        let repair = visit.session.may(.repair)
        return try visit.page(
            "admin/parts",
            titled: "nav.parts",
            [
                "parts": parts.parts.states.map { PartPages.view($0, words) },
                "dead": dead.map { row -> View in
                    [
                        "id": row.id.rawValue, "connector": row.connector, "kind": row.kind, "subject": row.subject,
                        "reason": row.reason, "attempts": row.attempts,
                        "time": words.time(row.settledAt ?? row.createdAt),
                        "state": words.text("outbox.\(row.state.rawValue)"), "repeat": repair && row.expiresAt == nil,
                    ]
                },
                "held": held.map { row -> View in
                    [
                        "id": row.id.rawValue, "stream": row.stream, "kind": row.kind, "error": row.error,
                        "time": words.time(row.receivedAt), "repair": repair, "isHeld": row.state == .held,
                        "state": words.text("parts.inbox.\(row.state.rawValue)"),
                    ]
                },
                "queues": queues.map { queue -> View in
                    [
                        "name": queue.name, "state": words.text("outbox.\(queue.state)"),
                        "count": words.number(queue.count),
                        "oldest": words.time(queue.oldest),
                    ]
                },
                "hasLetters": !letters.isEmpty,
                "letters": letters.map { letter -> View in
                    [
                        "id": letter.id, "place": letter.place,
                        "size": words.number(letter.size / 1024), "error": letter.error,
                        "time": words.time(letter.receivedAt),
                    ]
                },
                "gaps": gaps.map { gap -> View in
                    [
                        "exchange": gap.exchange, "since": words.moment(gap.since),
                        "until": gap.until.map { words.moment($0) }, "reason": gap.reason, "lost": gap.callsLost,
                        "filled": gap.callsFilled,
                        "length": gap.until.map { words.duration($0 - gap.since) },
                    ]
                },
            ]
        )
    }

    private static func view(_ part: PartState, _ words: Wording) -> View {
        let counters = part.counters.sorted { $0.key < $1.key }.map { "\($0.key) \(words.number(Int($0.value)))" }
        return [
            "name": part.name, "word": words.text("part.\(part.phase.word)"), "tone": tone(part.phase),
            "reason": part.phase.reason, "since": words.time(part.since), "event": words.time(part.lastEventAt),
            "lag": part.lag.map { words.duration($0) },
            "restarts": part.restarts > 0 ? words.number(Int(part.restarts)) : nil,
            "counters": counters.joined(separator: ", "),
        ]
    }

    private static func tone(_ phase: PartPhase) -> String {
        switch phase {
        case .up: "talking"
        case .starting, .backingOff: "waiting"
        case .failed: "missed"
        case .stopped: "done"
        }
    }
}
