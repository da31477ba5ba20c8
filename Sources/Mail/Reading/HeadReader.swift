import Domain
import Understanding

/// Reads the head of a letter.
enum HeadReader {
    /// Reads the fields into `letter`; `charset` is the letter's own, for raw bytes in them.
    static func read(_ headers: MimeHeaders, charset: String?, into letter: inout Letter) {
        func text(_ name: StaticString) -> String? { headers[name].map { HeaderText.read($0, charset: charset) } }
        func addresses(_ name: StaticString) -> [MailAddress] {
            headers[name].map { AddressList.read($0, charset: charset) } ?? []
        }
        letter.subject = text("subject").map { $0.utf8.contains(9) ? $0.replacing("\t", with: " ") : $0 } ?? ""
        letter.from = addresses("from")
        letter.sender = addresses("sender").first
        letter.replyTo = addresses("reply-to")
        letter.recipients = Array(
            (headers.all("to") + headers.all("cc")).flatMap { AddressList.read($0, charset: charset) }.prefix(
                AddressList.limit
            )
        )
        for name in ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"] as [StaticString] {
            letter.deliveredTo += headers.all(name).prefix(10).compactMap {
                AddressFinder.first(in: HeaderText.read($0))
            }
        }
        letter.messageID = text("message-id").flatMap(nonEmpty)
        letter.inReplyTo = text("in-reply-to").flatMap(nonEmpty)
        letter.references = text("references").map(MessageIDs.read) ?? []
        letter.date = text("date").flatMap(LetterDate.read)
        letter.marks = marks(headers, charset: charset)
    }

    /// A letter within another, as far as it tells who wrote what.
    static func enclosed(_ headers: MimeHeaders, text: String) -> ForwardedLetter? {
        guard let from = headers["from"].flatMap({ AddressList.read($0).first }) else { return nil }
        return ForwardedLetter(
            from: from,
            subject: headers["subject"].map { HeaderText.read($0) },
            replyTo: headers["reply-to"].flatMap { AddressList.read($0).first },
            text: text
        )
    }

    private static func marks(_ headers: MimeHeaders, charset: String?) -> LetterMarks {
        var marks = LetterMarks()
        headers.visit(markNames) { name, value in
            if name == "return-path" {
                guard marks.returnPath == nil else { return }
                marks.returnPath = HeaderText.read(value).filter { $0 != "<" && $0 != ">" && !$0.isWhitespace }
            } else if marks.fields[name] == nil {
                marks.fields[name] = HeaderText.read(value, charset: charset)
            }
        }
        return marks
    }

    private static let markNames = HeaderNames(LetterMarks.names.union(["return-path"]))

    private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
