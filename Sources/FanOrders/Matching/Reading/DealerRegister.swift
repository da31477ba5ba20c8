/// Which dealers are one: by the keeper's key, else by name, taxpayer's number or telephone.
struct DealerRegister: Sendable {
    private var numbers: [String: UInt32] = [:]
    private var count: UInt32 = 0

    /// The number of a dealer, a new one if nothing about him is known. A mailbox at a public service says nothing:
    /// many may have the same.
    mutating func number(of dealer: FanDealer) -> UInt32 {
        let marks = Self.marks(dealer)
        // The keeper's word goes before the name's, and the name's before a number that somebody may have mistyped.
        let known = marks.compactMap { numbers[$0] }.first
        let number = known ?? count
        if known == nil { count += 1 }
        for mark in marks where numbers[mark] == nil { numbers[mark] = number }
        return number
    }

    private static func marks(_ dealer: FanDealer) -> [String] {
        var marks: [String] = []
        if let key = dealer.key { marks.append("k" + key) }
        let words = FoldedKeyWords.of(dealer.name).filter { WordLexicon.role(of: $0) != .legalForm }
        if !words.isEmpty { marks.append("n" + words.joined(separator: " ")) }
        if let inn = dealer.inn, inn.utf8.count >= 10 { marks.append("i" + inn) }
        let digits = (dealer.phone ?? "").filter(\.isNumber).suffix(10)
        if digits.count == 10 { marks.append("p" + digits) }
        return marks
    }
}
