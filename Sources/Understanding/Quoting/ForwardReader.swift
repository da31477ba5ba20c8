/// Finds the letter that somebody passed on in the text of theirs, in the forms of all common clients.
package struct ForwardReader: Sendable {
    /// What is taken for a forward.
    package enum Trust: Sendable {
        /// Only what says of itself that it was passed on.
        case announced
        /// A head of another letter too: Outlook says no more.
        case heads
        /// Words of who wrote something too: Outlook on a Mac and telephones pass letters on so.
        case attributions
    }

    /// What was found.
    package struct Found: Sendable {
        /// The first line of it.
        package let line: Int
        /// The letter.
        package let letter: ForwardedLetter
        /// Whether only words of who wrote it tell: an answer has them, too.
        package let isAttributed: Bool
    }

    /// No letter is searched longer: each place costs a look at all labels in all languages.
    private static let attemptLimit = 50

    private let trust: Trust

    /// Creates a reader.
    package init(trust: Trust) { self.trust = trust }

    /// The first letter that is passed on in `lines`.
    package func read(_ lines: [String]) -> Found? {
        var attempts = 0
        for index in lines.indices where attempts < Self.attemptLimit {
            let line = Quotation.stripped(lines[index])
            guard mayBegin(line) else { continue }
            if Separator(line) != nil { attempts += 1 }
            if let separator = Separator(line), separator.isForward || trust != .announced {
                if let found = behind(separator, in: lines, at: index) { return found }
            }
            if trust != .announced, let block = head(lines, at: index) {
                return found(block, in: lines, from: index, body: block.end)
            }
            if trust == .attributions, let found = attributed(lines, at: index) { return found }
        }
        return nil
    }

    /// A cheap look: only lines with a colon or dashes begin one.
    private func mayBegin(_ line: String) -> Bool {
        var dashes = 0
        for byte in line.utf8.prefix(400) {
            if byte == UInt8(ascii: ":") || byte == 0xEF { return true }
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0xE2 { dashes += 1 }
            if dashes >= 2 { return true }
        }
        return false
    }

    private func behind(_ separator: Separator, in lines: [String], at index: Int) -> Found? {
        if !separator.rest.isEmpty, let block = HeadBlock(oneLine: separator.rest) {
            return found(block, in: lines, from: index, body: index + 1)
        }
        for next in (index + 1)..<max(index + 1, min(lines.count, index + 5)) {
            let line = Quotation.stripped(lines[next]).trimmingSpace()
            if line.isEmpty { continue }
            if let block = HeadBlock(lines, at: next) { return found(block, in: lines, from: index, body: block.end) }
            if let block = HeadBlock(oneLine: line), separator.isForward {
                return found(block, in: lines, from: index, body: next + 1)
            }
            break
        }
        return nil
    }

    /// A head without words above it: it must have a writer and two more fields.
    private func head(_ lines: [String], at index: Int) -> HeadBlock? {
        guard let first = HeadLine(Quotation.stripped(lines[index]).trimmingSpace()), first.field != .other,
            let block = HeadBlock(lines, at: index), block.weight >= 3,
            AddressFinder.first(in: block.fields[.from] ?? "") != nil
                || block.fields[.date] != nil && block.fields[.subject] != nil
        else { return nil }
        return block
    }

    private func attributed(_ lines: [String], at index: Int) -> Found? {
        for last in index..<min(lines.count, index + 3) where Attribution.start(in: lines, endingAt: last) == index {
            let text = lines[index...last].map { Quotation.stripped($0).trimmingSpace() }.joined(separator: " ")
            guard let address = AddressFinder.first(in: text) else { return nil }
            let from = MailAddress(name: Self.name(in: text, before: address), address: address)
            let body = Self.body(lines[(last + 1)...])
            return Found(line: index, letter: ForwardedLetter(from: from, text: body), isAttributed: true)
        }
        return nil
    }

    private func found(_ block: HeadBlock, in lines: [String], from start: Int, body: Int) -> Found? {
        guard let from = block.fields[.from].flatMap({ AddressFinder.named(in: $0) }) else { return nil }
        var letter = ForwardedLetter(from: from, text: Self.body(lines[min(body, lines.count)...]))
        letter.subject = block.fields[.subject].flatMap { $0.isEmpty ? nil : $0 }
        letter.replyTo = block.fields[.replyTo].flatMap { AddressFinder.named(in: $0) }
        return Found(line: start, letter: letter, isAttributed: false)
    }

    /// The text below a head: without the marks of quoting that all of it has, blank lines at its ends, indents.
    private static func body(_ lines: ArraySlice<String>) -> String {
        var lines = lines.drop { Quotation.stripped($0).trimmingSpace().isEmpty }
        while let last = lines.last, Quotation.stripped(last).trimmingSpace().isEmpty { lines.removeLast() }
        guard let first = lines.first else { return "" }
        var body = Array(lines)
        if first.utf8.first == UInt8(ascii: ">") { body = body.map { Quotation.stripped($0, depth: 1) } }
        let indent = body.filter { !$0.trimmingSpace().isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        if indent > 0 { body = body.map { String($0.dropFirst(indent)) } }
        return body.joined(separator: "\n")
    }

    /// The name right before an address: behind a comma, a time or a word such as `пользователь`.
    private static func name(in text: String, before address: String) -> String? {
        guard let place = text.range(of: address) else { return nil }
        let before = text[..<place.lowerBound].trimming { $0.isWhitespace || "<([\"'".contains($0) }
        if let quote = before.lastIndex(of: "\"") { return before[before.index(after: quote)...].trimmingSpace() }
        let words = before.split { $0.isWhitespace || $0 == "," }.suffix(4)
        let name = words.reversed().prefix { word in
            word.first?.isUppercase == true && !word.contains { $0.isNumber || $0 == ":" }
        }
        return name.isEmpty ? nil : name.reversed().joined(separator: " ")
    }
}
