import Domain
import Funnels
import Ops
import Records
import Store

extension Daemon {
    /// What `svod event` and `svod funnels` ask of the running daemon.
    var funnelHandlers: [ControlHandler] {
        [
            ControlHandler("event") { try await handIn($0) },
            ControlHandler("funnels.diff") { try await difference(to: try Self.funnels(in: $0)) },
            ControlHandler("funnels.dry-run") { arguments in
                guard let since = ISOMoment.parse(try arguments.required("since")) else {
                    throw SvodError(.invalidInput, "'since' is no moment")
                }
                return try await rehearsal(of: try Self.funnels(in: arguments), since: since)
            },
        ]
    }

    /// The funnel files that a command sends along.
    private static func funnels(in arguments: ControlArguments) throws -> FunnelSet {
        try FunnelSources.decode(try arguments.required("sources"))
    }

    private func difference(to set: FunnelSet) async throws -> FunnelDifferenceReport {
        let (present, now) = (funnels.current, clock.now())
        let difference = FunnelDifference(old: present.set, new: set)
        return try await engine.read { connection in
            let cards = try FunnelStanding.cards(in: connection)
            let shifts = try TimerShift.all(under: set, present: present, now: now, in: connection)
            return FunnelDifferenceReport(
                lines: difference.lines(.russian, cards: cards),
                isRefused: difference.refusal(for: cards) != nil,
                timers: shifts.map { .init(record: $0.subject, timer: $0.timer, before: $0.before, after: $0.after) }
            )
        }
    }

    private func rehearsal(of set: FunnelSet, since: Timestamp) async throws -> RehearsalText {
        let rehearsal = FunnelRehearsal(present: funnels.current.set, other: set)
        let report = try await engine.read { try rehearsal.play(since: since, in: $0) }
        return RehearsalText(report, since: since)
    }

    private func handIn(_ arguments: ControlArguments) async throws -> EventReply {
        let subject = try EventText.subject(try arguments.required("record"))
        let record = try await name(of: subject)
        let name = try arguments.required("event")
        try funnels.current.set.checkEvent(name)
        let before = try await engine.read { try Journal.last(in: $0) }
        let texts = try await textFields(of: subject)
        var data: [String: FieldValue] = [:]
        for (key, text) in arguments.all where key.hasPrefix("data.") {
            let field = String(key.dropFirst("data.".count))
            data[field] = texts.contains(field) ? .text(text) : EventText.value(text)
        }
        let source = arguments["source"].map(ValueSource.init(rawValue:)) ?? EventText.source(of: name)
        do {
            try await cards.event(DomainEvent(name, of: subject, data: data, source: source), by: nil)
        } catch let refusal as CardRefusal {
            throw refusal.error
        }
        let entries = try await engine.read { connection in
            try Journal.entries(subject: record, limit: 1000, in: connection).filter { $0.id > before }.count
        }
        let text = entries == 0 ? "no rule reacts to it where the record stands" : "\(entries) entries in the journal"
        return EventReply(text: "\(record) \(name): \(text); svod explain \(record)", entries: entries)
    }

    /// The name that the journal has for a record. Throws `notFound` where there is none.
    private func name(of subject: DomainEvent.Subject) async throws -> String {
        try await engine.read { connection in
            switch subject {
            case .card(let card): return try CardBook.record(of: card, in: connection).name.subject
            case .lead(let lead):
                _ = try LeadBook.version(of: lead, in: connection)
                return RecordName.of(lead)
            case .company(let company):
                guard try CompanyBook.find(company, in: connection) != nil else {
                    throw SvodError(.notFound, "there is no company \(company)")
                }
                return "company:\(company)"
            case .order(let order): return RecordName.of(order)
            }
        }
    }

    /// The fields of a card that hold texts: what looks like a number is a text there too.
    private func textFields(of subject: DomainEvent.Subject) async throws -> Set<String> {
        let set = funnels.current.set
        return try await engine.read { connection in
            let card: CardID? =
                switch subject {
                case .card(let card): card
                case .lead(let lead): try CardBook.card(of: lead, in: connection)
                case .company, .order: nil
                }
            guard let card else { return [] }
            let fields = set.funnels[try CardBook.record(of: card, in: connection).funnel]?.fields ?? []
            return Set(fields.filter { $0.type == .text || $0.type == .file || $0.type == .phone }.map(\.name))
        }
    }
}
