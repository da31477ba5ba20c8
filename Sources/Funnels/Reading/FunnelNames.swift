import Domain
import Settings

/// The names that may be read where something of one funnel is written.
struct FunnelNames: Sendable {
    let outline: SetOutline
    let funnel: SetOutline.Funnel
    /// The columns of the row at hand, which is called `item`.
    var item: [FieldColumn]?
    /// Whether something happened that is called `event`.
    var hasEvent = false

    init(outline: SetOutline, funnel: SetOutline.Funnel) {
        self.outline = outline
        self.funnel = funnel
    }

    /// The fields of the funnel's cards by name, built-in ones among them.
    var fields: [String: FieldType] { Self.fields(of: funnel) }

    static func fields(of funnel: SetOutline.Funnel) -> [String: FieldType] {
        var fields = funnel.fields
        for field in BuiltInField.allCases where !field.isOfLead || funnel.entity == .lead {
            if fields[field.rawValue] == nil { fields[field.rawValue] = field.type }
        }
        return fields
    }

    /// What an expression may read here.
    var scope: ExpressionScope {
        ExpressionScope(find: find, columns: columns)
    }

    /// The type of a field by its whole name, or the message that says what was meant.
    func type(of name: String) -> Result<FieldType, UnknownName> {
        guard let dot = name.firstIndex(of: ".") else {
            if let type = fields[name] { return .success(type) }
            return .failure(.field(name, among: Array(fields.keys), of: "'\(funnel.name)'"))
        }
        let (root, rest) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
        guard let type = fields[root] else {
            return .failure(.field(root, among: Array(fields.keys), of: "'\(funnel.name)'"))
        }
        guard let members = members(of: type) else {
            return .failure(
                UnknownName(message: "\(root) is \(ExpressionType(type).described): nothing stands behind its dot")
            )
        }
        // What a card of an unknown funnel names is a field of some funnel.
        guard let member = members[rest.prefix { $0 != "." }.description] else {
            return .failure(.field(rest, among: Array(members.keys), of: root))
        }
        guard rest.contains(".") else { return .success(member) }
        return .failure(UnknownName(message: "'\(name)' has more than one dot"))
    }

    private func find(_ name: String) -> ExpressionScope.Finding {
        if name.hasPrefix("event."), hasEvent { return .value(.any) }
        if name.hasPrefix("event.") { return .unknown("'\(name)' is known only in rules under events") }
        if name.hasPrefix("item.") { return itemColumn(String(name.dropFirst("item.".count))) }
        switch type(of: name) {
        case .success(.choice(let list)): return .choice(list: list, entries: outline.lists[list]?.entries ?? [])
        case .success(let type): return .value(ExpressionType(type))
        case .failure(let unknown): return .unknown(unknown.message)
        }
    }

    private func itemColumn(_ name: String) -> ExpressionScope.Finding {
        guard let item else { return .unknown("'item.\(name)' is known only in the map of create with each") }
        if let column = item.first(where: { $0.name == name }) { return .value(ExpressionType(column.type)) }
        return .unknown(UnknownName.field(name, among: item.map(\.name), of: "the row").message)
    }

    private func columns(_ table: String) -> [String: ExpressionType]? {
        if case .table(let columns)? = funnel.fields[table] {
            return Dictionary(columns.map { ($0.name, ExpressionType($0.type)) }) { first, _ in first }
        }
        guard funnel.fields[table] == nil else { return nil }
        return RelatedField.tables[table]?.mapValues { ExpressionType($0) }
    }

    /// What can be asked behind the dot of a field of `type`.
    private func members(of type: FieldType) -> [String: FieldType]? {
        switch type {
        case .company: return RelatedField.company.merging(outline.companyFields) { first, _ in first }
        case .contact: return RelatedField.contact
        case .employee: return RelatedField.employee
        case .link(let name):
            if let funnel = outline.funnels[name] { return Self.fields(of: funnel) }
            let all = outline.funnels.values.map { Self.fields(of: $0) }
            return all.reduce(into: [:]) { all, fields in all.merge(fields) { first, _ in first } }
        default: return nil
        }
    }
}
