import Domain
import Records

/// All that stands in a letter when it leaves.
struct OutgoingLetterParts {
    var from: LetterAddress
    var to: [LetterAddress]
    var copies: [LetterAddress]
    var subject: String
    var text: String
    var html: String?
    var files: [LetterBytes.File]
    var messageID: String
    var inReplyTo: String?
    var references: [String]
    var isAutomatic: Bool
    var date: Timestamp
    /// What separates parts: letters and digits that stand nowhere in a base64 or quoted-printable line by chance.
    var boundary: String

    init(_ letter: OutgoingLetter, from: LetterAddress, files: [LetterBytes.File], date: Timestamp, boundary: String) {
        self.from = LetterAddress(from.address, name: letter.fromName ?? from.name)
        to = letter.to
        copies = letter.copies
        subject = letter.subject
        text = letter.text
        html = letter.html
        self.files = files
        messageID = Self.identifier(letter.messageID)
        inReplyTo = letter.inReplyTo.map(Self.identifier)
        references = letter.references.suffix(40).map(Self.identifier)
        isAutomatic = letter.isAutomatic
        self.date = date
        self.boundary = boundary
    }

    /// A name of a letter without what would end the line it stands in: it may be a stranger's.
    private static func identifier(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { (0x21...0x7E).contains($0.value) && $0 != "<" && $0 != ">" }.map(
                Character.init
            )
        )
    }
}
