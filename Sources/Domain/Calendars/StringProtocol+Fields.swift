extension StringProtocol {
    /// The text without blanks at either end.
    func trimmingBlanks() -> Substring {
        var rest = Substring(self)
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }

    /// The whole number that the text writes with `digits` ASCII digits and nothing else.
    func digits(_ digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(utf8.count), utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(self)
    }
}
