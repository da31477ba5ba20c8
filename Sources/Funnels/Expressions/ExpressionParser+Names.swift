import Domain
import Settings

extension ExpressionParser {
    /// A field by its whole name.
    mutating func field(_ name: String, at offset: Int) -> Part {
        let letters = offset..<(offset + name.count)
        if rows != nil, let column = column(name) { return Part(node: .name(name), type: column, letters: letters) }
        read(name)
        switch scope.find(name) {
        case .value(let type): return Part(node: .name(name), type: type, letters: letters)
        case .choice(let list, let entries):
            return Part(node: .name(name), type: .text, letters: letters, choice: (list, entries))
        case .unknown(let message):
            let hint = message.contains("did you mean") ? "" : "; a text stands in quotes: '\(name)'"
            faults.append(ExpressionFault(message + hint, at: offset))
            return Part(node: .name(name), type: .any, letters: letters)
        }
    }

    private mutating func read(_ name: String) {
        reads.insert(name)
        if let dot = name.firstIndex(of: ".") { reads.insert(String(name[..<dot])) }
    }

    /// The column that a name means within a sum: `items.sum`, or `person.rate` of a table that was named before.
    private mutating func column(_ name: String) -> ExpressionType? {
        guard let dot = name.firstIndex(of: ".") else { return nil }
        let table = String(name[..<dot])
        if let type = scope.columns(table)?[String(name[name.index(after: dot)...])] {
            rows?.insert(table)
            reads.insert(table)
            return type
        }
        return rows?.sorted().lazy.compactMap { [scope] in scope.columns($0)?[name] }.first
    }

    /// A function whose opening parenthesis has been read.
    mutating func call(_ name: String, at offset: Int) throws(ExpressionFault) -> Part {
        guard let function = ExpressionFunction(rawValue: name) else {
            let known = ExpressionFunction.allCases.map(\.rawValue)
            let hint =
                NearMiss.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
                ?? "there are \(known.joined(separator: ", "))"
            throw ExpressionFault("unknown function '\(name)'; \(hint)", at: offset)
        }
        let arguments = try arguments(of: function)
        let letters = offset..<endOfLast
        let type = check(function, arguments, at: offset)
        return Part(node: .call(function, arguments.map(\.node)), type: type, letters: letters)
    }

    private mutating func arguments(of function: ExpressionFunction) throws(ExpressionFault) -> [Part] {
        var arguments: [Part] = []
        if take(.close) { return arguments }
        let outer = rows
        if function == .sum, rows == nil { rows = [] }
        defer { rows = outer }
        repeat {
            arguments.append(try deeper { parser throws(ExpressionFault) in try parser.argument(of: function) })
        } while take(.comma)
        try require(.close)
        if function == .sum, outer == nil { checkRows(arguments) }
        return arguments
    }

    /// An argument; a table stands for itself where a function goes through its rows.
    private mutating func argument(of function: ExpressionFunction) throws(ExpressionFault) -> Part {
        if function == .sum || function == .count, case .name(let name) = token.kind, scope.columns(name) != nil {
            let offset = token.offset
            advance()
            reads.insert(name)
            rows?.insert(name)
            return Part(node: .name(name), type: .table, letters: offset..<(offset + name.count))
        }
        return try either()
    }

    private mutating func checkRows(_ arguments: [Part]) {
        guard let argument = arguments.first, faults.isEmpty else { return }
        let tables = rows ?? []
        if tables.count > 1 {
            report("a sum goes through one table; here are \(tables.sorted().joined(separator: " and "))", at: argument)
        } else if tables.isEmpty, argument.type != .any, argument.type != .table {
            report("a sum needs the column of a table: sum(items.sum)", at: argument)
        }
    }

    /// Checks number and types of a function's arguments, and says what it gives.
    private mutating func check(_ function: ExpressionFunction, _ arguments: [Part], at offset: Int) -> ExpressionType {
        let (count, usage) = function.form
        guard count.contains(arguments.count) else {
            faults.append(ExpressionFault("write \(usage)", at: offset))
            return .any
        }
        switch function {
        case .filled, .empty, .changed: return checkNames(arguments, usage)
        case .age: return given(.int, arguments[0].type.isTime ? nil : arguments[0], usage)
        case .departmentOf: return given(.department, arguments[0].type == .employee ? nil : arguments[0], usage)
        case .addwd:
            let wrong = arguments[0].type.isTime ? (arguments[1].type == .int ? nil : arguments[1]) : arguments[0]
            return given(.date, wrong, usage)
        case .sum: return sumType(arguments[0], usage)
        case .count: return given(.int, [.table, .list].contains(arguments[0].type) ? nil : arguments[0], usage)
        case .today: return .date
        case .now: return .moment
        case .min, .max: return extremeType(arguments, usage)
        }
    }

    private mutating func given(_ type: ExpressionType, _ wrong: Part?, _ usage: String) -> ExpressionType {
        guard let wrong, wrong.type != .any else { return type }
        report("\(written(wrong)) is \(wrong.type.described); write \(usage)", at: wrong)
        return .any
    }

    private mutating func checkNames(_ arguments: [Part], _ usage: String) -> ExpressionType {
        for argument in arguments {
            if case .name = argument.node { continue }
            report("expected the name of a field, found \(written(argument)); write \(usage)", at: argument)
        }
        return .flag
    }

    private mutating func sumType(_ argument: Part, _ usage: String) -> ExpressionType {
        if argument.type == .table, case .name(let table) = argument.node {
            if let sum = scope.columns(table)?["sum"] { return sum }
            report("\(table) has no column 'sum'; name another: sum(\(table).COLUMN)", at: argument)
            return .any
        }
        return given(argument.type, argument.type.isNumeric ? nil : argument, usage)
    }

    private mutating func extremeType(_ arguments: [Part], _ usage: String) -> ExpressionType {
        let first = arguments[0]
        for argument in arguments {
            if !argument.type.isOrdered { return given(.any, argument, usage) }
            if !argument.type.isComparable(to: first.type) { return given(.any, argument, usage) }
        }
        let types = Set(arguments.map(\.type))
        return [.any, .money, .quantity, .moment].first { types.contains($0) } ?? first.type
    }
}

extension ExpressionFunction {
    /// How many arguments it takes, and how it is written.
    var form: (count: ClosedRange<Int>, usage: String) {
        switch self {
        case .filled: (1...50, "filled(field, …)")
        case .empty: (1...50, "empty(field, …)")
        case .changed: (1...50, "changed(field, …)")
        case .age: (1...1, "age(day or moment)")
        case .departmentOf: (1...1, "department_of(member of staff)")
        case .addwd: (2...2, "addwd(day, working days)")
        case .sum: (1...1, "sum(table.column)")
        case .count: (1...1, "count(table)")
        case .today: (0...0, "today()")
        case .now: (0...0, "now()")
        case .min: (2...50, "min(a, b)")
        case .max: (2...50, "max(a, b)")
        }
    }
}
