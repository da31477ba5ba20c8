package import Domain
import Records
package import Store

/// An armed timer that other working calendars would fire at another moment.
package struct TimerShift: Hashable, Sendable {
    /// The card: `deal:42`.
    package let subject: String
    /// The timer's name, with its stage.
    package let timer: String
    /// When it fires now.
    package let before: Timestamp
    /// When it would fire.
    package let after: Timestamp

    /// The timers that would move under `other`; a card keeps the rules it stands under, so that only calendars count.
    ///
    /// - Parameters:
    ///   - other: The funnels that are to come.
    ///   - present: Those in force.
    ///   - now: The present moment: what is due stays due.
    ///   - limit: How many armed timers are looked at.
    /// - Throws: ``SvodError`` from the store.
    package static func all(
        under other: FunnelSet,
        present: FunnelBasis,
        now: Timestamp,
        limit: Int = 10_000,
        in connection: any Connection
    ) throws -> [TimerShift] {
        let basis = FunnelBasis(
            set: present.set.keeping(calendars: other.calendars),
            versions: present.versions,
            older: present.older
        )
        var shifts: [TimerShift] = []
        for timer in try Timers.armed(kind: TimerMark.kind, after: TimerID(0), limit: limit, in: connection)
        where timer.fireAt > now {
            let mark = try EffectJSON.decode(TimerMark.self, timer.payload)
            guard let state = try CardReader(connection: connection).find(mark.card) else { continue }
            let situation = CardSituation(
                basis: basis,
                state: state,
                facts: CardLookups(connection: connection, now: now),
                now: now,
                actor: nil
            )
            for case .arm(_, let moment) in try CardRules().react(to: .rearm(mark), in: situation).effects
            where moment != timer.fireAt {
                let name = mark.stage.map { "\($0)/\(mark.name)" } ?? mark.name
                shifts.append(
                    TimerShift(subject: timer.subject, timer: name, before: timer.fireAt, after: moment)
                )
            }
        }
        return shifts
    }
}
