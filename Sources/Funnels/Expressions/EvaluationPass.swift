import Domain

/// One computation of an expression.
struct EvaluationPass<Source: FieldSource> {
    let source: Source
    /// The row at hand within a sum, and its table.
    var row: (table: String, values: [String: FieldValue])?

    init(source: Source) { self.source = source }

    func value(_ node: ExpressionNode) throws -> FieldValue? {
        switch node {
        case .literal(let value): return value
        case .nothing: return nil
        case .name(let name): return try field(name)
        case .not(let node): return .flag(try !holds(node))
        case .and(let left, let right): return .flag(try holds(left) && holds(right))
        case .or(let left, let right): return .flag(try holds(left) || holds(right))
        case .compare(let operation, let left, let right):
            return .flag(try compare(operation, value(left), value(right)))
        case .arithmetic(let operation, let left, let right):
            guard let left = try value(left), let right = try value(right) else { return nil }
            return try NumberArithmetic.result(of: left, operation, right)
        case .among(let node, let entries):
            let wanted = try value(node)
            return .flag(try entries.contains { try isEntry(wanted, of: value($0)) })
        case .call(let function, let arguments): return try call(function, arguments)
        }
    }

    private func holds(_ node: ExpressionNode) throws -> Bool { try value(node) == .flag(true) }

    private func field(_ name: String) throws -> FieldValue? {
        guard let row else { return try source.value(name) }
        if name.hasPrefix(row.table + ".") { return row.values[String(name.dropFirst(row.table.count + 1))] }
        return try row.values[name] ?? source.value(name)
    }

    private func isEntry(_ wanted: FieldValue?, of entry: FieldValue?) throws -> Bool {
        if case .list(let values)? = entry { return try values.contains { try isEqual(wanted, $0) } }
        return try isEqual(wanted, entry)
    }

    private func compare(
        _ operation: ExpressionNode.Comparison,
        _ left: FieldValue?,
        _ right: FieldValue?
    ) throws -> Bool {
        switch operation {
        case .equal: return try isEqual(left, right)
        case .notEqual: return try !isEqual(left, right)
        case .less, .greater, .atMost, .atLeast: break
        }
        guard let left, let right, let order = try order(left, right) else { return false }
        return switch operation {
        case .less: order < 0
        case .greater: order > 0
        case .atMost: order <= 0
        default: order >= 0
        }
    }

    private func isEqual(_ left: FieldValue?, _ right: FieldValue?) throws -> Bool {
        switch (left, right) {
        case (nil, nil): return true
        case (nil, .flag(let flag)?), (.flag(let flag)?, nil): return !flag
        case (nil, _), (_, nil): return false
        case (let left?, let right?): return try order(left, right).map { $0 == 0 } ?? (left == right)
        }
    }

    /// Below, at or above zero as `left` is less than, equal to or greater than `right`; nil where there is no order.
    private func order(_ left: FieldValue, _ right: FieldValue) throws -> Int? {
        switch (left, right) {
        case (.date(let left), .date(let right)): return left == right ? 0 : left < right ? -1 : 1
        case (.moment(let left), .moment(let right)): return left == right ? 0 : left < right ? -1 : 1
        case (.date, .moment(let moment)): return try order(left, .date(source.calendar.date(at: moment)))
        case (.moment(let moment), .date): return try order(.date(source.calendar.date(at: moment)), right)
        default: return try NumberArithmetic.order(left, right)
        }
    }

    private func call(_ function: ExpressionFunction, _ arguments: [ExpressionNode]) throws -> FieldValue? {
        switch function {
        case .filled: return .flag(try arguments.allSatisfy { try isFilled($0) })
        case .empty: return .flag(try arguments.allSatisfy { try !isFilled($0) })
        case .changed: return .flag(arguments.contains { $0.isName(in: source.changed) })
        case .age: return try arguments.first.flatMap { try value($0) }.flatMap(age)
        case .departmentOf:
            guard let argument = arguments.first, case .staff(let person)? = try value(argument) else { return nil }
            return try source.department(of: person).map { .department($0) }
        case .addwd: return try addWorkingDays(arguments)
        case .sum: return try arguments.first.flatMap { try sum($0) }
        case .count: return try arguments.first.flatMap { try count($0) }
        case .today: return .date(source.calendar.date(at: source.now))
        case .now: return .moment(source.now)
        case .min: return try extreme(arguments) { $0 < 0 }
        case .max: return try extreme(arguments) { $0 > 0 }
        }
    }

    private func isFilled(_ node: ExpressionNode) throws -> Bool {
        switch try value(node) {
        case nil: false
        case .text(let text)?: text.contains { !$0.isWhitespace }
        case .list(let values)?: !values.isEmpty
        case .table(let rows)?: !rows.isEmpty
        default: true
        }
    }

    private func age(_ value: FieldValue) -> FieldValue? {
        let start: Timestamp
        switch value {
        case .moment(let moment): start = moment
        case .date(let date): start = source.calendar.midnight(of: date)
        default: return nil
        }
        let microseconds = source.now.microseconds.subtractingReportingOverflow(start.microseconds)
        return microseconds.overflow ? nil : .int(microseconds.partialValue / 3_600_000_000)
    }

    private func addWorkingDays(_ arguments: [ExpressionNode]) throws -> FieldValue? {
        guard arguments.count == 2, let day = try value(arguments[0]),
            case .int(let count)? = try value(arguments[1]), let days = Int(exactly: count)
        else { return nil }
        guard abs(days) <= 100_000 else { throw ArithmeticFault.tooLarge }
        switch day {
        case .date(let date): return .date(source.calendar.addWorkingDays(days, to: date))
        case .moment(let moment):
            return .date(source.calendar.addWorkingDays(days, to: source.calendar.date(at: moment)))
        default: return nil
        }
    }

    private func sum(_ node: ExpressionNode) throws -> FieldValue? {
        guard let table = node.tables.first else { return try value(node) }
        let summand: ExpressionNode = if case .name(table) = node { .name("\(table).sum") } else { node }
        var total = FieldValue.int(0)
        for values in try source.rows(table) {
            var pass = self
            pass.row = (table, values)
            guard let value = try pass.value(summand) else { continue }
            total = total == .int(0) ? value : try NumberArithmetic.result(of: total, .add, value) ?? total
        }
        return total
    }

    private func count(_ node: ExpressionNode) throws -> FieldValue? {
        guard case .name(let name) = node else { return nil }
        if case .list(let values)? = try source.value(name) { return .int(Int64(values.count)) }
        return .int(Int64(try source.rows(name).count))
    }

    private func extreme(_ arguments: [ExpressionNode], _ isBetter: (Int) -> Bool) throws -> FieldValue? {
        var best: FieldValue?
        for argument in arguments {
            guard let value = try value(argument) else { return nil }
            guard let known = best else {
                best = value
                continue
            }
            if let order = try order(value, known), isBetter(order) { best = value }
        }
        return best
    }
}

extension ExpressionNode {
    fileprivate func isName(in names: Set<String>) -> Bool {
        if case .name(let name) = self { return names.contains(name) }
        return false
    }

    /// What stands before the first dot of the first name within: the table that a sum goes through. The parser has seen
    /// to it that there is one.
    fileprivate var tables: [String] {
        switch self {
        case .name(let name): [String(name.prefix { $0 != "." })]
        case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
            .or(let left, let right):
            left.tables + right.tables
        case .not(let node): node.tables
        case .among(let node, let entries): node.tables + entries.flatMap(\.tables)
        case .call(_, let arguments): arguments.flatMap(\.tables)
        case .literal, .nothing: []
        }
    }
}
