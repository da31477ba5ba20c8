import Domain
import Funnels
import Records

/// The funnels that one reader may see: those whose kind of card their rights reach, as far as the funnel names nobody
/// else.
struct FunnelSight: Sendable {
    /// Everything that the funnel files say.
    let all: FunnelSet
    private let rights: Set<Right>
    private let roles: Set<String>
    private let reader: StaffID

    /// What `session` may see of `all`.
    init(_ all: FunnelSet, for session: Session) {
        self.all = all
        rights = session.rights
        roles = Set(session.roles.map(\.rawValue))
        reader = session.staff
    }

    /// The funnels, in the order of their files.
    var funnels: [Funnel] { all.order.compactMap { all.funnels[$0] }.filter(shows) }

    /// Their names.
    var names: [String] { funnels.map(\.name) }

    /// Whether the reader sees `funnel`.
    func shows(_ funnel: Funnel) -> Bool {
        guard rights.contains(.cards), rights.contains(funnel.entity == .lead ? .leads : .deals) else { return false }
        return funnel.visibleTo.isEmpty || !funnel.visibleTo.isDisjoint(with: roles)
    }

    /// Whether the reader sees the cards only that they answer for: reservations name dealers who ask for one project, and
    /// those must not hear of one another through us.
    func showsOwnOnly(_ funnel: Funnel) -> Bool { funnel.entity == .reservation && !rights.contains(.fan) }

    /// The funnels of which the reader sees only their own cards; nil where there is none.
    var own: OwnCards? {
        let limited = funnels.filter(showsOwnOnly).map(\.name)
        return limited.isEmpty ? nil : OwnCards(limited, of: reader)
    }

    /// Whether the reader sees a card of `funnel` for which `responsible` answers.
    func shows(_ funnel: Funnel, responsible: StaffID?) -> Bool {
        shows(funnel) && (!showsOwnOnly(funnel) || responsible == reader)
    }

    /// The funnel called `name`. Throws `notFound` when there is none or the reader may not see it.
    func funnel(_ name: String) throws -> Funnel {
        guard let funnel = all.funnels[name], shows(funnel) else {
            throw SvodError(.notFound, "there is no funnel \(name.prefix(60))")
        }
        return funnel
    }
}
