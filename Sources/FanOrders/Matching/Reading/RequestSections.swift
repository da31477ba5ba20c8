/// Which lines of a request are the dealer's own words, which the customer's, and which say nothing about this project.
enum RequestSections {
    enum Section: UInt8, Sendable {
        /// The dealer's words.
        case own
        /// A letter of the customer that the dealer sent on.
        case forwarded
        /// An earlier letter, a signature, a confidentiality note.
        case left
        /// An earlier letter whose own head follows; of no use either.
        case quoted
    }

    /// The section of each line. `lines` are folded; `dealer` tells whether a line names the dealer.
    static func sections(_ lines: [String], namesDealer: (String) -> Bool) -> [Section] {
        var sections: [Section] = []
        var state = Section.own
        var isForwarded = false
        var hasGoods = false
        for line in lines {
            let line = line.drop { $0 == " " || $0 == "\t" }
            if isForwardMark(line) || isSender(line) && !hasGoods {
                // What follows is the customer's, unless a reply's head came first and the dealer has said what he wants.
                guard state != .quoted else {
                    sections.append(.left)
                    continue
                }
                state = .forwarded
                isForwarded = true
                sections.append(.left)
                continue
            }
            if line.hasPrefix(">") || line.hasPrefix("|") && line.dropFirst().hasPrefix(" ") {
                sections.append(.left)
                continue
            }
            if isQuoteHead(line) {
                if !isForwarded { state = hasGoods ? .quoted : .left }
                sections.append(.left)
                continue
            }
            if state == .own, isSignature(line) { state = .left }
            if state == .own, hasQuantity(line) { hasGoods = true }
            if isSmallPrint(line) || namesDealer(String(line)) && isContact(line) {
                sections.append(.left)
                continue
            }
            sections.append(state == .quoted ? .left : state)
        }
        return sections
    }

    private static func isForwardMark(_ line: Substring) -> Bool {
        guard line.count < 90 else { return false }
        let hasRule = line.hasPrefix("--") || line.hasPrefix("==") || line.hasPrefix("__") || line.hasPrefix("**")
        let words = ["пересыл", "пересла", "переадрес", "forwarded", "начало пере"]
        if words.contains(where: { line.contains($0) }) {
            return hasRule || line.contains("сообщени") || line.contains("письм") || line.contains("message")
        }
        return false
    }

    /// `От: снабжение <zakupki@…>`: the head of a letter that was sent on with no rule above it.
    private static func isSender(_ line: Substring) -> Bool {
        (line.hasPrefix("от:") || line.hasPrefix("from:")) && line.contains("@")
    }

    /// Whether a line asks for goods: a number with a unit.
    private static func hasQuantity(_ line: Substring) -> Bool {
        line.contains(where: \.isNumber) && ["шт", "компл", "ед.", " ед", "pcs"].contains { line.contains($0) }
    }

    private static func isQuoteHead(_ line: Substring) -> Bool {
        guard line.count < 160 else { return false }
        if line.contains("написал") || line.contains("пишет:") || line.contains("wrote:") {
            return line.hasSuffix(":") || line.contains(where: \.isNumber)
        }
        return (line.hasPrefix("--") || line.hasPrefix("__"))
            && (line.contains("исходное") || line.contains("original") || line.contains("предыдущ"))
    }

    private static func isSignature(_ line: Substring) -> Bool {
        let trimmed = line.reversed().drop { $0 == " " }.reversed()
        if trimmed.elementsEqual("--") || trimmed.elementsEqual("-- ") || trimmed.elementsEqual("___") { return true }
        return signatures.contains { line.hasPrefix($0) }
    }

    private static let signatures = [
        "с уваж", "с ув", "суваж", "с наилучш", "c уваж", "c ув", "best regards", "kind regards", "regards", "s uvazh",
        "отдел снаб", "с увжен", "с уаж", "отправлено с", "sent from",
    ]

    private static func isSmallPrint(_ line: Substring) -> Bool {
        line.contains("конфиденц") || line.contains("confidential") || line.contains("предназначено только")
    }

    /// A line of a signature that came without its head.
    private static func isContact(_ line: Substring) -> Bool { line.count < 120 && !line.contains("шт") }
}
