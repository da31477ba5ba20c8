/// Sums: `18026,52`, `18 026-52`, `5.616.666,67`, `5000=`, `5000 руб. 50 коп.`.
extension PurposeParser {
    /// A sum and how sure it is one.
    struct Sum {
        var kopecks: Int64
        /// What stands behind it.
        var next: Int
        /// Whether kopecks are written.
        var isExact = false
        /// Whether a currency is.
        var hasCurrency = false
    }

    /// The sum at `index`; nil for none.
    func sum(at index: Int) -> Sum? {
        guard let token = token(index), token.kind == .number, let head = Self.head(token.text) else { return nil }
        var (digits, places, next) = (head.digits, head.places, index + 1)
        // «18 026»: groups of three behind one to three digits.
        if places == nil, digits.count <= 3 { gather(&digits, &places, &next) }
        if places == nil, key(next) == ",", let kopecks = self.token(next + 1), !tokens[next].isApart, !kopecks.isApart,
            let found = Self.kopecks(kopecks.text)
        {
            (places, next) = (found, next + 2)
        }
        guard digits.count <= 13, let roubles = Int64(digits) else { return nil }
        var sum = Sum(kopecks: roubles * 100 + (places ?? 0), next: next, isExact: places != nil)
        takeCurrency(&sum)
        return sum
    }

    private func gather(_ digits: inout String, _ places: inout Int64?, _ next: inout Int) {
        while places == nil, let group = token(next), group.kind == .number, group.isApart,
            let head = Self.head(group.text), head.digits.count == 3, group.text.first?.isNumber == true
        {
            digits += head.digits
            places = head.places
            next += 1
        }
    }

    private func takeCurrency(_ sum: inout Sum) {
        if key(sum.next) == "=" { sum.next += 1 }
        guard PurposeWords.roubles.contains(key(sum.next)) else { return }
        sum.hasCurrency = true
        sum.next += key(sum.next + 1) == "." ? 2 : 1
        guard !sum.isExact, let token = token(sum.next), token.text.count <= 2, let kopecks = Int64(token.text),
            PurposeWords.kopecks.contains(key(sum.next + 1))
        else { return }
        sum.kopecks += kopecks
        sum.isExact = true
        sum.next += key(sum.next + 2) == "." ? 3 : 2
    }

    /// The roubles and the kopecks of one piece: `5000`, `5000-00`, `5000.00`, `5.616.666`, `12.345-00`.
    private static func head(_ text: String) -> (digits: String, places: Int64?)? {
        var body = text[...]
        var places: Int64?
        if let dash = body.firstIndex(of: "-") {
            guard let found = kopecks(String(body[body.index(after: dash)...])) else { return nil }
            (places, body) = (found, body[..<dash])
        }
        // «5000р», «5000руб» in one piece.
        let groups = body.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
        if groups.count == 1 { return (groups[0], places) }
        if places == nil, let last = groups.last, last.count == 2,
            groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 })
        {
            return (groups.dropLast().joined(), Int64(last))
        }
        guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups[0].count <= 3 else { return nil }
        return (groups.joined(), places)
    }

    private static func kopecks(_ text: String) -> Int64? {
        text.count == 2 && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int64(text) : nil
    }
}
