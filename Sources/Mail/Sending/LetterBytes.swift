import Domain
import Foundation

/// Writes a letter as it travels (RFC 5322, RFC 2045 to 2049, RFC 2231). Pure: the same values give the same bytes.
struct LetterBytes {
    /// A file with its bytes.
    struct File {
        var name: String
        var type: String
        var bytes: [UInt8]
    }

    let letter: OutgoingLetterParts
    private var text = ""

    /// Writes a letter.
    static func write(_ letter: OutgoingLetterParts) -> [UInt8] {
        var writer = LetterBytes(letter: letter)
        writer.header()
        writer.body()
        return Array(writer.text.utf8)
    }

    private init(letter: OutgoingLetterParts) { self.letter = letter }

    private mutating func header() {
        field("Date", WrittenDate.text(letter.date))
        field("From", WrittenHeader.addresses([letter.from]))
        field("To", WrittenHeader.addresses(letter.to))
        if !letter.copies.isEmpty { field("Cc", WrittenHeader.addresses(letter.copies)) }
        field("Subject", WrittenHeader.words(letter.subject, after: "Subject: ".count))
        field("Message-ID", "<\(letter.messageID)>")
        if let answered = letter.inReplyTo { field("In-Reply-To", "<\(answered)>") }
        if !letter.references.isEmpty {
            field("References", letter.references.map { "<\($0)>" }.joined(separator: "\r\n "))
        }
        if letter.isAutomatic {
            field("Auto-Submitted", "auto-generated")
            // For those who know no RFC 3834: Exchange among them.
            field("X-Auto-Response-Suppress", "All")
        }
        field("MIME-Version", "1.0")
    }

    private mutating func body() {
        guard !letter.files.isEmpty else { return content() }
        let boundary = "=_\(letter.boundary)_m"
        field("Content-Type", "multipart/mixed; boundary=\"\(boundary)\"")
        line("")
        line("--\(boundary)")
        content()
        for file in letter.files {
            line("--\(boundary)")
            part(file)
        }
        line("--\(boundary)--")
    }

    private mutating func content() {
        guard let html = letter.html else { return textPart("plain", letter.text) }
        let boundary = "=_\(letter.boundary)_a"
        field("Content-Type", "multipart/alternative; boundary=\"\(boundary)\"")
        line("")
        line("--\(boundary)")
        textPart("plain", letter.text)
        line("--\(boundary)")
        textPart("html", html)
        line("--\(boundary)--")
    }

    private mutating func textPart(_ kind: String, _ content: String) {
        let lines = content.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
        field("Content-Type", "text/\(kind); charset=utf-8")
        if BodyText.prefersBase64(lines) {
            field("Content-Transfer-Encoding", "base64")
            line("")
            base64(Array(lines.replacingOccurrences(of: "\n", with: "\r\n").utf8))
        } else {
            field("Content-Transfer-Encoding", "quoted-printable")
            line("")
            text += BodyText.quotedPrintable(lines)
            if !text.hasSuffix("\r\n") { line("") }
        }
    }

    private mutating func part(_ file: File) {
        let name = WrittenHeader.parameter(file.name)
        field("Content-Type", "\(WrittenHeader.mediaType(file.type));\r\n name\(name.plain)")
        field("Content-Transfer-Encoding", "base64")
        field("Content-Disposition", "attachment;\r\n filename\(name.extended)")
        line("")
        base64(file.bytes)
    }

    private mutating func base64(_ bytes: [UInt8]) {
        text += Data(bytes).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        line("")
    }

    private mutating func field(_ name: String, _ value: String) { line("\(name): \(value)") }

    private mutating func line(_ line: String) { text += line + "\r\n" }
}
