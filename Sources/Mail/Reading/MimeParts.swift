import CGMime
import Domain
import Understanding

/// The parts of a letter: which of them are its text, and which came with it.
struct MimeParts {
    private let mime: MimeLetter
    private let limits: LetterLimits
    private let keepsFiles: Bool
    private let bytes: [UInt8]
    private let isInner: Bool
    private let parts: [MimePart]
    private let children: [[Int]]
    private var texts = LetterTexts()

    /// Looks at the parts of a letter.
    init(_ mime: MimeLetter, bytes: [UInt8], limits: LetterLimits, keepsFiles: Bool, isInner: Bool = false) {
        (self.mime, self.bytes, self.limits, self.keepsFiles, self.isInner) = (mime, bytes, limits, keepsFiles, isInner)
        var parts: [MimePart] = []
        var children = [[Int]](repeating: [], count: mime.count)
        for index in 0..<mime.count {
            let part = MimePart(
                mime.part(index),
                index: index,
                charset: parts.first(where: { $0.charset != nil })?.charset
            )
            parts.append(part)
            if children.indices.contains(part.parent) { children[part.parent].append(index) }
        }
        (self.parts, self.children) = (parts, children)
    }

    /// The charset that the letter names first.
    var charset: String? { parts.first { $0.charset != nil }?.charset }

    /// Reads the texts and the files into `letter`.
    mutating func read(into letter: inout Letter) {
        guard let root = parts.first else { return }
        letter.marks.type = root.type
        if root.type == "multipart/report" {
            let content = ParameterList(
                MimeHeaders(mime.part(0).headers, mime.part(0).header_count)["content-type"] ?? []
            )
            letter.marks.reportType = content.text("report-type")?.lowercased() ?? ""
        }
        walk(0, isAlternative: false, into: &letter)
        texts.finish(into: &letter)
    }

    private mutating func walk(_ index: Int, isAlternative: Bool, into letter: inout Letter) {
        let part = parts[index]
        if part.isMultipart {
            let isAlternative = part.type == "multipart/alternative"
            // What says that it has parts, and has none, may hold something all the same.
            if children[index].isEmpty { return addHollow(part, into: &letter) }
            for child in children[index] { walk(child, isAlternative: isAlternative, into: &letter) }
        } else if part.isMessage, index == 0 {
            // All of the letter is another one.
            for child in children[index] { walk(child, isAlternative: false, into: &letter) }
        } else if part.isMessage {
            if part.name != nil || part.type != "message/news" { addFile(part, into: &letter) }
            if letter.enclosed == nil { letter.enclosed = enclosed(index) }
        } else if let head = disguise(part) {
            readDisguised(part, head, into: &letter)
        } else if isText(part) {
            addText(part, isAlternative: isAlternative)
        } else if !isReport(part), !(isAlternative && part.name == nil && part.type.hasPrefix("text/")) {
            addFile(part, into: &letter)
        }
    }

    /// The type of a part that names two, the first of which has parts: the last is believed by the library, the first
    /// by everybody else.
    private func disguise(_ part: MimePart) -> [UInt8]? {
        let facts = mime.part(part.index)
        guard !isInner, facts.header_count > 1 else { return nil }
        let types = MimeHeaders(facts.headers, facts.header_count).all("content-type")
        guard types.count > 1, let first = types.first, ParameterList(first).value.hasPrefix("multipart/") else {
            return nil
        }
        return Array("Content-Type: ".utf8) + HeaderText.unfolded(first) + Array("\r\n\r\n".utf8)
    }

    private mutating func readDisguised(_ part: MimePart, _ head: [UInt8], into letter: inout Letter) {
        let bytes = mime.withContent(part.index) { head + Array($0) }
        guard let inner = try? MimeLetter(bytes, limits: limits) else { return }
        var parts = MimeParts(inner, bytes: bytes, limits: limits, keepsFiles: keepsFiles, isInner: true)
        guard !parts.parts.isEmpty else { return }
        parts.walk(0, isAlternative: false, into: &letter)
        texts.add(parts.texts)
    }

    /// Whether a part is text to be read and no file.
    private func isText(_ part: MimePart) -> Bool {
        guard part.type == "text/plain" || part.type == "text/html" || part.type == "text" else { return false }
        if part.disposition == "attachment" { return false }
        return part.name == nil || part.index == 0
    }

    /// Parts by which servers tell each other of a letter: no file of anybody's.
    private func isReport(_ part: MimePart) -> Bool {
        part.name == nil && part.disposition != "attachment"
            && (part.type.hasPrefix("message/")
                || ["text/rfc822-headers", "text/richtext", "text/enriched"].contains(part.type))
    }

    private mutating func addText(_ part: MimePart, isAlternative: Bool) {
        let charset = part.charset ?? charset
        var text = mime.withText(part) { content in
            Charset.text(UnsafeRawBufferPointer(rebasing: content.prefix(limits.text)), charset: charset)
        }
        if part.type == "text/html" {
            texts.add(html: text, isAlternative: isAlternative)
        } else {
            if part.isFlowed { text = FlowedText.joined(text, deletesSpace: part.deletesSpace) }
            texts.add(plain: text, isAlternative: isAlternative)
        }
    }

    private func addHollow(_ part: MimePart, into letter: inout Letter) {
        guard part.index == 0 else { return addFile(part, into: &letter) }
        let body = Array(bytes[MimeLetter.bodyStart(bytes)...])
        letter.attachments.append(
            LetterAttachment(
                sentName: part.name,
                type: part.type,
                size: body.count,
                bytes: keepsFiles ? body : nil,
                isInline: false
            )
        )
    }

    private func addFile(_ part: MimePart, into letter: inout Letter) {
        let isTNEF =
            part.type == "application/ms-tnef" || part.type == "application/vnd.ms-tnef"
            || part.name?.lowercased() == "winmail.dat"
        let (size, bytes) = mime.withContent(part.index) { content in
            (content.count, keepsFiles || isTNEF ? Array(content) : nil)
        }
        let isInline = part.disposition == "inline" || part.hasID && part.disposition != "attachment"
        letter.attachments.append(
            LetterAttachment(
                sentName: part.name,
                type: part.type,
                size: size,
                bytes: keepsFiles ? bytes : nil,
                isInline: isInline
            )
        )
        if isTNEF, let bytes { letter.attachments += WinmailReader.read(bytes, keepsFiles: keepsFiles) }
    }

    /// The letter that a part is.
    private func enclosed(_ index: Int) -> ForwardedLetter? {
        let part = mime.part(index)
        var inner = LetterTexts()
        var open = children[index]
        while let next = open.first {
            open.removeFirst()
            let part = parts[next]
            if part.isMultipart { open.insert(contentsOf: children[next], at: 0) }
            guard isText(part) else { continue }
            let text = mime.withText(part) {
                Charset.decode(ArraySlice($0.prefix(limits.text)), charset: part.charset)
            }
            if part.type == "text/html" {
                inner.add(html: text, isAlternative: true)
            } else {
                inner.add(plain: text, isAlternative: true)
            }
        }
        var letter = Letter()
        inner.finish(into: &letter)
        let headers = MimeHeaders(part.letter_headers, part.letter_header_count)
        return HeadReader.enclosed(headers, text: letter.text)
    }
}
