import Domain
import Records

extension CardRun {
    /// Makes another card, or one for each row of a table.
    mutating func make(_ create: CreateAction, _ position: ActionPosition) throws {
        guard try holds(create.when) else { return }
        guard let table = create.each else {
            try makeOne(create, position, key: position.list.key(position.index, card: card))
            return
        }
        let outer = item
        defer { item = outer }
        for (number, row) in try source().rows(table).enumerated() {
            item = row
            try makeOne(create, position, key: "\(position.list.key(position.index, card: card))/\(number)")
        }
    }

    private mutating func makeOne(_ create: CreateAction, _ position: ActionPosition, key: String) throws {
        guard let funnel = basis.set.funnels[create.funnel] else {
            throw SvodError(.notFound, "there is no funnel \(create.funnel)")
        }
        var fields = create.carriesAll ? carried(to: funnel) : [:]
        for (name, expression) in create.map.sorted(by: { $0.key < $1.key }) {
            fields[name] = try value(expression).flatMap {
                $0.converted(to: type(name, funnel), calendar: calendar(nil))
            }
        }
        if create.map["responsible"] != nil, fields["responsible"] == nil {
            fields["responsible"] = state.record.responsible.map { .staff($0) }
        }
        let isChild = create.link == .parent
        let made = MadeCard(
            funnel: create.funnel,
            stage: create.stage,
            fields: fields,
            parent: isChild ? card : nil,
            company: create.link == .none ? nil : state.record.company,
            person: isChild ? state.record.person : nil,
            lead: isChild ? state.record.lead : nil,
            phone: isChild ? state.record.phone : nil,
            title: state.record.title
        )
        effects.append(.create(key: key, made, rule: position.list.rule(position.index)))
        try handOver(create, fields, position)
    }

    /// The values of the fields that another funnel has too.
    func carried(to funnel: Funnel) -> [String: FieldValue] {
        var fields: [String: FieldValue] = [:]
        for field in funnel.fields where field.computed == nil { fields[field.name] = state.value(field.name) }
        for field in BuiltInField.allCases where !field.isReadOnly && !field.isOfLead {
            fields[field.rawValue] = fields[field.rawValue] ?? state.value(field.rawValue)
        }
        return fields
    }

    func type(_ name: String, _ funnel: Funnel) -> FieldType {
        funnel.field(name)?.type ?? BuiltInField(rawValue: name)?.type ?? .text
    }

    /// A card that ends well goes over to whoever gets the card made of it, unless its stage says that it stays.
    private mutating func handOver(
        _ create: CreateAction,
        _ fields: [String: FieldValue],
        _ position: ActionPosition
    ) throws {
        guard position.list.kind == .onEnter, create.each == nil, create.map["responsible"] != nil,
            case .staff(let next)? = fields["responsible"], state.record.outcome == .won,
            let stage = position.list.stage, let entered = basis.set.funnels[state.record.funnel]?.stage(stage),
            !entered.keepsResponsible
        else { return }
        try write("responsible", .staff(next), source: .rule(position.list.rule(position.index)))
    }
}
