/// The dealer's own name and numbers, to be kept out of the evidence.
struct DealerMask {
    private var sounds: [[UInt8]] = []
    private var words: [String] = []
    /// The digits of the dealer's own numbers.
    private(set) var inn: UInt64?
    private(set) var phone: [UInt8]
    /// The name of the dealer's domain.
    private(set) var domain: String?

    init(_ dealer: FanDealer) {
        for token in FoldedKeyWords.of(dealer.name) {
            let stem = Stemmer.stem(token)
            switch WordLexicon.role(ofWord: token, stem: stem) {
            case nil, .objectKind, .idle:
                guard token.utf16.count > 2 else { continue }
                sounds.append(Sound.of(stem))
                words.append(token)
            default: continue
            }
        }
        inn = dealer.inn.flatMap { UInt64($0.filter(\.isASCII).filter(\.isNumber)) }
        phone = Array((dealer.phone ?? "").utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.suffix(10))
        domain = dealer.email?.split(separator: "@").last.map { $0.lowercased() }
    }

    /// Whether a word is of the dealer's name, even one slip away.
    func hides(_ sound: [UInt8]) -> Bool {
        sounds.contains { own in
            own == sound || own.count >= 6 && sound.count >= 6 && Slips.isOne(own, sound)
        }
    }

    /// Whether a line names the dealer.
    func isNamed(in line: String) -> Bool {
        guard let word = words.max(by: { $0.utf8.count < $1.utf8.count }), word.utf8.count > 7 else { return false }
        return line.contains(word)
    }
}
