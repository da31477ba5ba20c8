import Domain
import FanOrders
import Funnels
import Logging
import Ops
import Records
import ServiceLifecycle
import Store

extension Daemon {
    /// What requests alike and reservations stand on.
    var fanBasis: FanBasis {
        FanBasis(hands: CardHands(basis: funnelBasis), desk: fanDesk) { [live] in
            live.current.fan.groups.map { ProductGroup(name: $0.name, words: $0.words, managers: $0.managers) }
        }
    }

    /// What looks on while cards change.
    var fanWatch: FanWatch { FanWatch(fanBasis) }

    /// What people do with groups and reservations.
    var fan: FanCommands { FanCommands(engine: engine, basis: fanBasis, clock: clock) }

    /// The part that loads the index behind the start.
    func fanParts(_ parts: PartBuilder) -> [any Service] {
        [
            parts.part("fan", saysUp: true) { reporter, logger in
                IndexLoader(engine: engine, basis: fanBasis, clock: clock, logger: logger, reporter: reporter)
            }
        ]
    }
}

extension Daemon {
    /// What `svod fan` asks of the running daemon.
    var fanHandlers: [ControlHandler] {
        [
            ControlHandler("fan.scan") { arguments in
                let mark = Int64(try arguments.required("after")) ?? 0
                return try await fan.scan(after: CardID(mark))
            },
            ControlHandler("fan.explain") { arguments in
                let one = try await card(named: try arguments.required("one"))
                let other = try await card(named: try arguments.required("other"))
                return try await fan.explain(one, other)
            },
            ControlHandler("fan.refit") { arguments in
                try await fan.refit(apply: arguments["apply"] == "true")
            },
        ]
    }

    /// The card of a record's name.
    private func card(named text: String) async throws -> CardID {
        switch try EventText.subject(text) {
        case .card(let card): return card
        case .lead(let lead):
            let card = try await engine.read { try CardBook.card(of: lead, in: $0) }
            guard let card else { throw SvodError(.notFound, "\(text) has no card") }
            return card
        case .company, .order: throw SvodError(.invalidInput, "\(text) is no lead and no deal")
        }
    }
}
