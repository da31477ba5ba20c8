import Domain
import Records

extension CardRun {
    /// Who is meant by a role of an action.
    enum Addressee: Hashable {
        case staff(StaffID)
        case client
    }

    /// Who a role means at this moment; nobody when nobody stands there.
    func addressees(_ role: String) throws -> [Addressee] {
        switch role {
        case "client": return [.client]
        case "creator": return state.record.creator.map { [.staff($0)] } ?? []
        case "responsible": return state.record.responsible.map { [.staff($0)] } ?? []
        default: return try addressees(basis.set.role(role), name: role)
        }
    }

    /// The one who does what a role is to do: of a group that means all, the one with the least to do.
    func person(_ role: String) throws -> StaffID? {
        let people = try addressees(role).compactMap { if case .staff(let id) = $0 { id } else { nil } }
        return people.count > 1 ? try facts.leastLoaded(people, rule: "role:\(role)") : people.first
    }

    private func addressees(_ rule: RoleRule, name: String) throws -> [Addressee] {
        switch rule {
        case .client: return [.client]
        case .field(let field): return Self.people(in: try source().value(field)).map { .staff($0) }
        case .user(let login): return try facts.staff(login: login).map { [.staff($0)] } ?? []
        case .headOf(let field):
            let department: DepartmentID? =
                switch try source().value(field) {
                case .department(let id)?: id
                case .staff(let id)?: try facts.department(of: id)
                default: nil
                }
            return try department.flatMap { try facts.head(of: $0) }.map { [.staff($0)] } ?? []
        case .group(let group, let pick):
            let members = try facts.members(of: group)
            switch pick {
            case .all: return members.map { .staff($0) }
            case .leastLoaded: return try facts.leastLoaded(members, rule: "role:\(name)").map { [.staff($0)] } ?? []
            case .roundRobin: return try facts.next(members, rule: "role:\(name)").map { [.staff($0)] } ?? []
            }
        }
    }

    private static func people(in value: FieldValue?) -> [StaffID] {
        switch value {
        case .staff(let id)?: [id]
        case .list(let values)?: values.flatMap { people(in: $0) }
        default: []
        }
    }

    /// Who becomes responsible for a new card, by the funnel's intake.
    mutating func assignee(_ assignment: Assignment, answering: StaffID?) throws -> StaffID? {
        let rule = "intake:\(state.record.funnel)"
        switch assignment {
        case .nobody: return nil
        case .answering: return answering ?? actor
        case .creator: return state.record.creator ?? actor
        case .role(let role): return try person(role)
        case .roundRobin(let group):
            let chosen = try facts.next(try facts.members(of: group), rule: rule)
            if let chosen { effects.append(.turn(rule: rule, chosen)) }
            return chosen
        case .leastLoaded(let group):
            let chosen = try facts.leastLoaded(try facts.members(of: group), rule: rule)
            if let chosen { effects.append(.turn(rule: rule, chosen)) }
            return chosen
        case .rules(let lines):
            for line in lines where try holds(line.when) { return try assignee(line.assign, answering: answering) }
            return nil
        }
    }
}
