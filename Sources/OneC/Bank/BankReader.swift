import Domain

/// Reads a bank statement in the format 1CClientBankExchange, 1.01 to 1.03, as it arrives, in pieces of any size.
///
/// How it is written is decided by evidence, keys are found whatever their case, and a file that is cut short is said to
/// be; its whole payments stand.
package struct BankReader {
    /// Fields of one section; a hostile file has more.
    private static let mostFields = 2000

    private enum Section {
        case header, account
        case document(kind: String, line: Int)
        case between, ended
    }

    private let consumer: (BankItem) throws -> Void
    private var decoder = BankDecoder()
    private var splitter = BankLineSplitter()
    private var section = Section.header
    private var header = BankHeader()
    private var fields = BankFields()
    private var own: Set<String> = []
    private var hasMagic = false
    private var fault: (message: String, line: Int)?

    /// Creates a reader; what `consumer` throws ends the reading.
    package init(consumer: @escaping (BankItem) throws -> Void) { self.consumer = consumer }

    /// Reads a piece.
    ///
    /// - Throws: what the consumer throws.
    package mutating func feed(_ bytes: UnsafeRawBufferPointer) throws { try read(bytes, isLast: false) }

    /// Says that there is no more, and answers whether the statement was whole.
    ///
    /// - Throws: what the consumer throws.
    package mutating func finish() throws -> BankEnd {
        try read(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
        if fault == nil {
            switch section {
            case .ended: break
            case .document(_, let line): note("the file breaks off within the document of line \(line)", splitter.count)
            default: note("the file breaks off: КонецФайла is missing", splitter.count)
            }
        }
        if case .header = section, hasMagic { try consumer(.header(header)) }
        return BankEnd(error: fault?.message, line: fault?.line, encoding: decoder.encoding ?? .ascii)
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws {
        guard fault == nil || hasMagic else { return }
        var text: [UInt8] = []
        decoder.decode(bytes, isLast: isLast, into: &text)
        var splitter = splitter
        try splitter.take(text) { try take($0, $1) }
        if isLast { try splitter.finish { try take($0, $1) } }
        if splitter.isTooLong { note("a line is longer than \(BankLineSplitter.longest) bytes", splitter.count + 1) }
        self.splitter = splitter
    }

    private mutating func note(_ message: String, _ line: Int) {
        if fault == nil { fault = (message, line) }
    }

    private mutating func take(_ raw: String, _ line: Int) throws {
        let text = raw.trimmed
        if !hasMagic {
            guard fault == nil, !text.isEmpty else { return }
            hasMagic = text.lowercased() == "1cclientbankexchange"
            if !hasMagic { note("the file does not begin with 1CClientBankExchange", line) }
            return
        }
        guard !text.isEmpty else { return }
        if case .ended = section { return }
        guard let mark = text.firstIndex(of: "=") else { return try takeWord(text, line) }
        let field = BankField(
            key: String(text[..<mark]).trimmed,
            value: String(text[text.index(after: mark)...]).trimmed
        )
        if field.key.lowercased() == "секциядокумент" {
            return try begin(.document(kind: field.value, line: line), line)
        }
        take(field, line)
    }

    /// A line without an equals sign: a mark, or the rest of a value with an end of line in it.
    private mutating func takeWord(_ text: String, _ line: Int) throws {
        switch text.lowercased() {
        case "секциярасчсчет": try begin(.account, line)
        case "секциядокумент": try begin(.document(kind: "", line: line), line)
        case "конецрасчсчет":
            if case .account = section { try closeAccount() }
        case "конецдокумента": try closeDocument(line)
        case "конецфайла": try end(line)
        default: fields.extend(text)
        }
    }

    private mutating func take(_ field: BankField, _ line: Int) {
        switch section {
        case .header: header.fields.add(field)
        case .account, .document:
            if fields.all.count < Self.mostFields {
                fields.add(field)
            } else {
                note("a section has more than \(Self.mostFields) lines", line)
            }
        case .between, .ended: break
        }
    }

    private mutating func begin(_ next: Section, _ line: Int) throws {
        try leave(line)
        section = next
        fields = BankFields()
    }

    /// Ends what is open: some banks leave out КонецРасчСчет; a payment without its end is half a payment.
    private mutating func leave(_ line: Int) throws {
        switch section {
        case .header:
            own.formUnion(header.accounts)
            try consumer(.header(header))
        case .account: try closeAccount()
        case .document(_, let start):
            note("the document of line \(start) does not end", line)
            try consumer(.refused(BankRefusal(number: fields["Номер"], line: start, reason: "it does not end")))
        case .between, .ended: break
        }
        section = .between
    }

    private mutating func closeAccount() throws {
        var account = BankAccountSection()
        account.fields = fields
        if let number = account.account { own.insert(number) }
        section = .between
        try consumer(.account(account))
    }

    private mutating func closeDocument(_ line: Int) throws {
        guard case .document(let kind, let start) = section else { return }
        section = .between
        let item: BankItem
        do {
            item = .document(try BankDocument(kind: kind, fields: fields, own: own, line: start))
        } catch {
            item = .refused(error)
        }
        try consumer(item)
    }

    private mutating func end(_ line: Int) throws {
        try leave(line)
        section = .ended
    }
}
