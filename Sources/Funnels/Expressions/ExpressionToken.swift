import Domain

/// A word or mark of an expression.
struct ExpressionToken: Hashable {
    /// What it is.
    enum Kind: Hashable {
        case name(String)
        case text(String)
        case int(Int64)
        /// Thousandths.
        case quantity(Int64)
        case date(CivilDate)
        case word(Word)
        case mark(Mark)
        case end
    }

    /// Words that no field can be called by.
    enum Word: String, CaseIterable {
        case and, or, not, `in`, `true`, `false`, null
    }

    /// Marks, the longer ones before those that they begin with.
    enum Mark: String, CaseIterable {
        case equal = "=="
        case notEqual = "!="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case greater = ">"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divide = "/"
        case open = "("
        case close = ")"
        case openList = "["
        case closeList = "]"
        case comma = ","
    }

    let kind: Kind
    /// The number of letters before it.
    let offset: Int

    /// How a message calls it.
    var described: String {
        switch kind {
        case .name(let name): "'\(name)'"
        case .text(let text): "the text '\(text.prefix(20))'"
        case .int(let number): "\(number)"
        case .quantity(let number): DecimalText.format(thousandths: number)
        case .date(let date): "\(date)"
        case .word(let word): "'\(word.rawValue)'"
        case .mark(let mark): "'\(mark.rawValue)'"
        case .end: "the end"
        }
    }
}
