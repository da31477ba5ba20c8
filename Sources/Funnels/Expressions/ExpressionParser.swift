import Domain

/// Reads the tokens of an expression by recursive descent, and checks types on the way: so each fault has its place.
///
/// From loose to tight: `or`, `and`, `not`, comparisons and `in`, `+ -`, `* /`, a leading `-`.
struct ExpressionParser {
    /// A part that was read.
    struct Part {
        var node: ExpressionNode
        var type: ExpressionType
        /// The letters it takes.
        var letters: Range<Int>
        /// All that it can hold, where it is a field to choose from.
        var choice: (list: String, entries: [String])?
    }

    /// How deep an expression may be nested.
    static let deepest = 60

    private let tokens: [ExpressionToken]
    /// The text, letter by letter.
    let letters: [Character]
    let scope: ExpressionScope
    private var position = 0
    private var depth = 0
    /// What is wrong though the form is sound.
    var faults: [ExpressionFault] = []
    /// The names read so far.
    var reads: Set<String> = []
    /// The tables whose rows are gone through where the parser stands; nil outside of a sum.
    var rows: Set<String>?

    init(tokens: [ExpressionToken], text: String, scope: ExpressionScope) {
        self.tokens = tokens
        letters = Array(text)
        self.scope = scope
    }

    /// The whole expression.
    mutating func whole() throws(ExpressionFault) -> Part {
        if token.kind == .end { throw ExpressionFault("expected an expression, found nothing", at: 0) }
        let part = try either()
        guard token.kind == .end else { throw unexpected() }
        return part
    }

    /// The token at hand.
    var token: ExpressionToken { tokens[min(position, tokens.count - 1)] }

    /// Goes on to the next token.
    mutating func advance() { position += 1 }

    /// Takes `mark` when it stands here.
    mutating func take(_ mark: ExpressionToken.Mark) -> Bool {
        guard token.kind == .mark(mark) else { return false }
        advance()
        return true
    }

    /// Takes `mark`, which must stand here.
    mutating func require(_ mark: ExpressionToken.Mark) throws(ExpressionFault) {
        guard take(mark) else {
            throw ExpressionFault("expected '\(mark.rawValue)', found \(token.described)", at: token.offset)
        }
    }

    mutating func either() throws(ExpressionFault) -> Part {
        var left = try both()
        while token.kind == .word(.or) {
            advance()
            let right = try both()
            left = conditions(left, right) { .or($0, $1) }
        }
        return left
    }

    private mutating func both() throws(ExpressionFault) -> Part {
        var left = try negated()
        while token.kind == .word(.and) {
            advance()
            let right = try negated()
            left = conditions(left, right) { .and($0, $1) }
        }
        return left
    }

    private mutating func negated() throws(ExpressionFault) -> Part {
        guard token.kind == .word(.not) else { return try comparison() }
        let start = token.offset
        advance()
        let part = try deeper { parser throws(ExpressionFault) in try parser.negated() }
        expectCondition(part)
        return Part(node: .not(part.node), type: .flag, letters: start..<part.letters.upperBound)
    }

    /// `sum`, when it is not deeper than an expression may be.
    mutating func deeper(
        _ read: (inout ExpressionParser) throws(ExpressionFault) -> Part
    ) throws(ExpressionFault) -> Part {
        guard depth < Self.deepest else {
            throw ExpressionFault("the expression is nested too deeply", at: token.offset)
        }
        depth += 1
        defer { depth -= 1 }
        return try read(&self)
    }

    mutating func sum() throws(ExpressionFault) -> Part {
        var left = try product()
        while let operation = arithmetic(.plus, .add) ?? arithmetic(.minus, .subtract) {
            advance()
            left = calculated(left, operation, try product())
        }
        return left
    }

    private mutating func product() throws(ExpressionFault) -> Part {
        var left = try signed()
        while let operation = arithmetic(.times, .multiply) ?? arithmetic(.divide, .divide) {
            advance()
            left = calculated(left, operation, try signed())
        }
        return left
    }

    private func arithmetic(
        _ mark: ExpressionToken.Mark,
        _ operation: ExpressionNode.Arithmetic
    ) -> ExpressionNode.Arithmetic? {
        token.kind == .mark(mark) ? operation : nil
    }

    private mutating func signed() throws(ExpressionFault) -> Part {
        guard token.kind == .mark(.minus) else { return try primary() }
        let start = token.offset
        advance()
        let part = try deeper { parser throws(ExpressionFault) in try parser.signed() }
        let letters = start..<part.letters.upperBound
        switch part.node {
        case .literal(.int(let number)): return Part(node: .literal(.int(-number)), type: .int, letters: letters)
        case .literal(.quantity(let number)):
            return Part(node: .literal(.quantity(-number)), type: .quantity, letters: letters)
        default:
            let zero = Part(node: .literal(.int(0)), type: .int, letters: start..<start)
            var result = calculated(zero, .subtract, part)
            result.letters = letters
            return result
        }
    }

    private mutating func primary() throws(ExpressionFault) -> Part {
        let token = token
        let end = { (parser: ExpressionParser) in token.offset..<parser.endOfLast }
        switch token.kind {
        case .mark(.open):
            advance()
            var part = try deeper { parser throws(ExpressionFault) in try parser.either() }
            try require(.close)
            part.letters = end(self)
            return part
        case .name(let name):
            advance()
            if take(.open) { return try call(name, at: token.offset) }
            return field(name, at: token.offset)
        case .text, .int, .quantity, .date, .word(.true), .word(.false), .word(.null):
            advance()
            return literal(token)
        default: throw unexpected()
        }
    }

    private func literal(_ token: ExpressionToken) -> Part {
        let letters = token.offset..<endOfLast
        let value: FieldValue? =
            switch token.kind {
            case .text(let text): .text(text)
            case .int(let number): .int(number)
            case .quantity(let number): .quantity(number)
            case .date(let date): .date(date)
            case .word(.true): .flag(true)
            case .word(.false): .flag(false)
            default: nil
            }
        guard let value else { return Part(node: .nothing, type: .any, letters: letters) }
        return Part(node: .literal(value), type: ExpressionType(value), letters: letters)
    }

    /// The number of letters up to the end of the token before this one.
    var endOfLast: Int {
        guard position > 0 else { return 0 }
        var end = min(token.offset, letters.count)
        while end > 0, letters[end - 1].isWhitespace { end -= 1 }
        return end
    }

    /// What a part says, as it was written.
    func written(_ part: Part) -> String {
        let range = part.letters.clamped(to: 0..<letters.count)
        return String(letters[range])
    }

    /// The fault of a token that cannot stand here, with what was probably meant.
    func unexpected() -> ExpressionFault {
        switch token.kind {
        case .end: return ExpressionFault("the expression ends where a value was expected", at: token.offset)
        case .name(let name) where ["и", "AND", "And"].contains(name):
            return ExpressionFault("unexpected '\(name)'; did you mean 'and'?", at: token.offset)
        case .name(let name) where ["или", "OR", "Or"].contains(name):
            return ExpressionFault("unexpected '\(name)'; did you mean 'or'?", at: token.offset)
        default: return ExpressionFault("unexpected \(token.described)", at: token.offset)
        }
    }
}
