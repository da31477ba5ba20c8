/// The attributes of a tag by which clients mark what is quoted.
struct HTMLAttributes: Sendable {
    /// `class`.
    private(set) var classes = ""
    /// `id`.
    private(set) var id = ""
    /// `type`.
    private(set) var type = ""
    /// `style`, without blanks.
    private(set) var style = ""

    /// Takes an attribute, if it is one of those.
    mutating func set(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
        guard name.count <= 5 else { return }
        switch String(decoding: name, as: UTF8.self).lowered() {
        case "class" where classes.isEmpty: classes = Self.text(value)
        case "id" where id.isEmpty: id = Self.text(value)
        case "type" where type.isEmpty: type = Self.text(value)
        case "style" where style.isEmpty: style = Self.text(value).filter { !$0.isWhitespace }
        default: break
        }
    }

    private static func text(_ value: ArraySlice<UInt8>) -> String {
        String(decoding: value.prefix(300), as: UTF8.self).lowered()
    }

    /// Whether an element that has them begins what is quoted, as Gmail, Outlook, Thunderbird, Apple Mail, Yahoo,
    /// Proton, Яндекс and Mail.ru mark it.
    func marksQuote(_ element: String) -> Bool {
        if !id.isEmpty, Self.ids.contains(where: { id.hasSuffix($0) }) { return true }
        if !classes.isEmpty, Self.classNames.contains(where: { classes.contains($0) }) { return true }
        if element == "blockquote", type == "cite" { return true }
        return element == "div" && style.contains("border-top:solid") && style.contains("padding:3.0pt0")
    }

    private static let ids = [
        "divrplyfwdmsg", "appendonsend", "olk_src_body_section", "mail-editor-reference-message-container",
        "replysplit",
        "yahoo_quoted", "isforwardcontent", "reply-intro", "origbody", "stopspelling",
    ]

    private static let classNames = [
        "gmail_quote", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "moz-forward-container", "protonmail_quote",
        "tutanota_quote", "zmail_extra", "ymail_android_signature_quote", "mail-quote", "mailru-quote", "quoted-text",
        "mcntgmail_quote", "wordsection1_quote",
    ]
}
