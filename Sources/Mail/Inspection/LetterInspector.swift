import Domain
import Foundation
package import Understanding

/// What the daemon reads out of letters, as lines of JSON: the body of `svod inspect mail`.
package struct LetterInspector: Sendable {
    private let reader = LetterReader(keepsFiles: false)
    private let understanding: LetterUnderstanding

    /// Creates an inspector with what is known of the company.
    package init(hints: UnderstandingHints = UnderstandingHints()) {
        understanding = LetterUnderstanding(hints: hints)
    }

    /// The line of a letter.
    ///
    /// - Throws: as ``LetterReader/read(_:)``.
    package func letter(_ bytes: [UInt8]) throws -> String {
        let letter = try reader.read(bytes)
        var line = JSONFields()
        line.add("subject", letter.subject)
        line.add("from_addr", letter.from.first?.address)
        line.add("from_name", letter.from.first?.name)
        line.add("message_id", letter.messageID)
        line.add("in_reply_to", letter.inReplyTo)
        line.add("references", letter.references)
        line.add("date", letter.date.map(Self.date))
        line.add("text", letter.text)
        add(understanding.read(letter.source), to: &line) { line in
            line.add("attachments", objects: letter.attachments.filter { !$0.isUnpacked }.map(Self.file))
            line.add("unpacked", objects: letter.attachments.filter(\.isUnpacked).map(Self.file))
            line.add("refused_parts", letter.refusedParts)
        }
        return line.text
    }

    /// The line of a letter of which only the text is there.
    package func text(_ bytes: [UInt8]) -> String {
        var source = LetterSource()
        source.text = Charset.decode(bytes[...], charset: nil)
        source.isTextOnly = true
        var line = JSONFields()
        line.add("text", source.text)
        add(understanding.read(source), to: &line) { _ in }
        return line.text
    }

    private func add(_ letter: UnderstoodLetter, to line: inout JSONFields, _ between: (inout JSONFields) -> Void) {
        line.add("reply_text", letter.reply)
        if let forwarded = letter.forwarded {
            var inner = JSONLine()
            inner.add("from_addr", forwarded.from.address)
            inner.add("from_name", forwarded.from.name)
            inner.add("subject", forwarded.subject)
            inner.add("text", forwarded.text)
            line.add("forwarded", raw: inner.text)
        } else {
            line.add("forwarded", nil as String?)
        }
        between(&line)
        line.add("auto_class", Self.standing(letter.standing))
        var client = JSONLine()
        client.add("name", letter.client.name)
        client.add("email", letter.client.email)
        client.add("phones", letter.client.phones)
        client.add("inn", letter.client.inn)
        client.add("company", letter.client.company)
        line.add("client", raw: client.text)
        line.add("lines", objects: letter.lines.map(Self.goods))
    }

    private static func standing(_ standing: RequestStanding) -> String {
        standing == .person || standing == .own ? "none" : standing.rawValue
    }

    private static func file(_ file: LetterAttachment) -> String {
        var line = JSONLine()
        line.add("name", file.sentName)
        line.add("type", file.type)
        line.add("size", file.size)
        return line.text
    }

    private static func goods(_ goods: RequestLine) -> String {
        var line = JSONFields()
        line.add("article", goods.article)
        line.add("name", goods.name)
        line.add("qty", raw: goods.quantity.map(JSONFields.decimal) ?? "null")
        line.add("unit", goods.unit)
        return line.text
    }

    private static func date(_ moment: Timestamp) -> String {
        Date(timeIntervalSince1970: Double(moment.microseconds) / 1e6).formatted(.iso8601)
    }
}
