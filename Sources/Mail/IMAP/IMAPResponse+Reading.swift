extension IMAPResponse {
    /// Reads a whole response. What is not understood is ``other``: servers may say more than is known here.
    package init(_ frame: IMAPFrame) {
        var scanner = IMAPScanner(frame)
        if scanner.take(0x2B) {
            scanner.skipSpaces()
            self = .more(scanner.rest())
            return
        }
        guard let tag = scanner.word() else {
            self = .other
            return
        }
        scanner.skipSpaces()
        guard tag == "*" else {
            guard let word = scanner.word(), let verdict = IMAPVerdict(word, &scanner) else {
                self = .other
                return
            }
            self = .tagged(tag, verdict)
            return
        }
        self = Self.untagged(&scanner) ?? .other
    }

    private static func untagged(_ scanner: inout IMAPScanner) -> IMAPResponse? {
        guard let word = scanner.word()?.uppercased() else { return nil }
        if let number = Int(word) {
            scanner.skipSpaces()
            return numbered(number, &scanner)
        }
        if let verdict = IMAPVerdict(word, &scanner) { return .status(verdict) }
        scanner.skipSpaces()
        switch word {
        case "CAPABILITY":
            return .capabilities(Set(scanner.rest().uppercased().split(separator: " ").map(String.init)))
        case "SEARCH": return .search(found(&scanner))
        case "LIST", "XLIST", "LSUB": return IMAPFolder(&scanner).map { .list($0) }
        default: return nil
        }
    }

    private static func numbered(_ number: Int, _ scanner: inout IMAPScanner) -> IMAPResponse? {
        switch scanner.word()?.uppercased() {
        case "EXISTS": .exists(number)
        case "EXPUNGE": .expunge(number)
        case "FETCH": FetchedLetter(&scanner).map { .fetch($0) }
        default: nil
        }
    }

    private static func found(_ scanner: inout IMAPScanner) -> [MessageUID] {
        var uids: [MessageUID] = []
        while let number = scanner.number() {
            guard let uid = UInt32(exactly: number) else { break }
            uids.append(MessageUID(uid))
            scanner.skipSpaces()
        }
        return uids
    }
}

extension IMAPVerdict {
    /// Reads what stands after the word of a status; nil when the word is none.
    fileprivate init?(_ word: String, _ scanner: inout IMAPScanner) {
        guard let status = IMAPStatus(Array(word.utf8)[...]) else { return nil }
        self.status = status
        scanner.skipSpaces()
        let rest = scanner.rest()
        guard rest.hasPrefix("["), let end = rest.firstIndex(of: "]") else {
            (code, argument, text) = (nil, nil, rest)
            return
        }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        let words = inside.split(separator: " ", maxSplits: 1)
        code = words.first.map { $0.uppercased() }
        argument = words.count > 1 ? String(words[1]) : nil
        text = String(rest[rest.index(after: end)...].drop { $0 == " " })
    }
}

extension IMAPFolder {
    /// Reads what stands after `LIST`.
    fileprivate init?(_ scanner: inout IMAPScanner) {
        guard case .list(let marks)? = scanner.value() else { return nil }
        scanner.skipSpaces()
        guard let delimiter = scanner.string() else { return nil }
        scanner.skipSpaces()
        guard case .some(.some(let name)) = scanner.string() else { return nil }
        self.name = FolderName.decode(String(decoding: name, as: UTF8.self))
        self.delimiter = delimiter.map { String(decoding: $0, as: UTF8.self) }
        attributes = Set(
            marks.compactMap { mark in
                guard case .text(let bytes) = mark else { return nil }
                return String(decoding: bytes, as: UTF8.self).lowercased()
            }
        )
    }
}

extension FetchedLetter {
    /// Reads what stands after `FETCH`; nil when it is no list of items.
    fileprivate init?(_ scanner: inout IMAPScanner) {
        self.init()
        scanner.skipSpaces()
        guard scanner.take(0x28) else { return nil }
        while true {
            scanner.skipSpaces()
            if scanner.take(0x29) { return }
            guard let name = scanner.word()?.uppercased(), let value = scanner.value() else { return nil }
            take(name, value)
        }
    }

    private mutating func take(_ name: String, _ value: IMAPScanner.Value) {
        guard case .text(let bytes) = value else {
            // A letter without a byte, as some servers say it.
            if case .none = value, name.hasPrefix("BODY[") { self.bytes = [] }
            return
        }
        if name.hasPrefix("BODY[") || name == "RFC822" {
            self.bytes = bytes
            return
        }
        let text = String(decoding: bytes, as: UTF8.self)
        switch name {
        case "UID": uid = UInt32(text).map { MessageUID($0) }
        case "RFC822.SIZE": size = Int(text)
        case "INTERNALDATE": receivedAt = IMAPDate.read(text.trimmingPrefix { $0 == " " }.description)
        default: break
        }
    }
}
