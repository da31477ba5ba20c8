/// The word in the subject of our answers by which a reply finds its conversation, whatever became of the headers on its
/// way: `Re: Двери [#7K2M9QXD]`. It is made by chance when a conversation is first answered, so that nobody guesses one.
package enum SubjectToken {
    /// Letters and digits that nobody takes for one another.
    private static let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let length = 8

    /// Makes a token.
    package static func make(random: () -> UInt64) -> String {
        var chance = random()
        return String(
            (0..<length).map { _ in
                defer { chance >>= 5 }
                return letters[Int(chance & 31)]
            }
        )
    }

    /// The tokens of a subject, last first: what was added last is what was answered last.
    package static func all(in subject: String) -> [String] {
        var (found, rest) = ([String](), Substring(subject))
        while let start = rest.firstRange(of: "[#") {
            rest = rest[start.upperBound...]
            let word = rest.prefix(length).uppercased()
            let end = rest.dropFirst(length).first
            if word.count == length, end == "]", word.allSatisfy(letters.contains) { found.append(word) }
        }
        return found.reversed()
    }

    /// A subject that carries the token once.
    package static func mark(_ subject: String, with token: String) -> String {
        all(in: subject).contains(token) ? subject : "\(subject) [#\(token)]"
    }
}
