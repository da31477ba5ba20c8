package import Domain

/// Splits UTF-8 into the records of a CSV file (RFC 4180), in pieces of any size.
///
/// Lines may end in CRLF, LF or CR. A quote within an unquoted field is a letter (`5" pipe`); what follows a closing
/// quote is kept and said to be a fault, as Excel keeps it. Lines without anything are left out. Without a named
/// separator Excel's own first line `sep=;` decides, else whichever of semicolon, tab and comma is the most frequent in
/// the first line, outside of quotes.
package struct CSVParser {
    private enum Place {
        /// Before the first character of a field.
        case start
        /// In a field without quotes.
        case plain
        /// Between quotes.
        case quoted
        /// Behind a quote that may be the closing one or the first of a pair.
        case closing
        /// Behind a closing quote and something else than a separator.
        case behind
    }

    private let limits: CSVLimits
    private var separator: UInt8?
    /// Bytes of the first line, as long as no separator is known.
    private var opening: [UInt8] = []
    private var openingQuotes = false
    private var place = Place.start
    private var field: [UInt8] = []
    /// Blanks behind a closing quote: they count only when more follows.
    private var blanks: [UInt8] = []
    private var fields: [String] = []
    private var faults: [String] = []
    private var line = 1
    private var recordLine = 1
    private var quoteLine = 1
    private var isAfterReturn = false
    private var ready: [CSVRecord] = []
    private var taken = 0
    private var failure: SvodError?

    /// Creates a parser; without a separator it finds it out.
    package init(separator: UInt8? = nil, limits: CSVLimits = CSVLimits()) {
        self.separator = separator
        self.limits = limits
    }

    /// Takes a piece.
    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes where failure == nil { take(byte) }
    }

    /// Says that there is no more.
    package mutating func finish() {
        if separator == nil { settleSeparator() }
        guard failure == nil else { return }
        if place == .quoted { return fail(.invalidInput, "line \(quoteLine): a quote is opened and never closed") }
        if place != .start || !fields.isEmpty { endRecord() }
    }

    /// The next whole record; nil until more was fed.
    ///
    /// - Throws: ``SvodError`` `invalidInput` for a quote that is never closed, `limitExceeded` for a record beyond the
    ///   limits, each behind the records before it.
    package mutating func next() throws(SvodError) -> CSVRecord? {
        if taken < ready.count {
            taken += 1
            return ready[taken - 1]
        }
        ready.removeAll(keepingCapacity: true)
        taken = 0
        if let failure { throw failure }
        return nil
    }

    private mutating func take(_ byte: UInt8) {
        guard let separator else { return takeOpening(byte) }
        if isAfterReturn {
            isAfterReturn = false
            if byte == UInt8(ascii: "\n") { return }
        }
        switch place {
        case .quoted: takeQuoted(byte)
        case .closing where byte == UInt8(ascii: "\"") && blanks.isEmpty:
            place = .quoted
            append(byte)
        case .start where byte == UInt8(ascii: "\""):
            quoteLine = line
            place = .quoted
        default:
            switch byte {
            case separator: endField()
            case UInt8(ascii: "\n"): endLine()
            case UInt8(ascii: "\r"):
                isAfterReturn = true
                endLine()
            default: takePlain(byte)
            }
        }
    }

    private mutating func takeQuoted(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""):
            place = .closing
            blanks.removeAll(keepingCapacity: true)
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            isAfterReturn = byte == UInt8(ascii: "\r")
            line += 1
            append(UInt8(ascii: "\n"))
            guard line - quoteLine > limits.lines else { return }
            fail(.invalidInput, "line \(quoteLine): a quote is opened and not closed within \(limits.lines) lines")
        default: append(byte)
        }
    }

    private mutating func takePlain(_ byte: UInt8) {
        switch place {
        case .closing where byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"):
            blanks.append(byte)
            return
        case .closing:
            place = .behind
            field.append(contentsOf: blanks)
            let column = ColumnName.of(fields.count)
            faults.append("column \(column): text behind a closing quote; a quote within quotes is written twice")
        case .start: place = .plain
        default: break
        }
        append(byte)
    }

    private mutating func append(_ byte: UInt8) {
        field.append(byte)
        if field.count > limits.field {
            fail(.limitExceeded, "line \(recordLine): a field is longer than \(limits.field) bytes")
        }
    }

    private mutating func endField() {
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        place = .start
        if fields.count >= limits.fields {
            fail(.limitExceeded, "line \(recordLine): a record has more than \(limits.fields) fields")
        }
    }

    private mutating func endLine() {
        if place != .start || !fields.isEmpty { endRecord() }
        line += 1
        recordLine = line
    }

    private mutating func endRecord() {
        fields.append(String(decoding: field, as: UTF8.self))
        ready.append(CSVRecord(line: recordLine, fields: fields, faults: faults))
        (fields, faults, place) = ([], [], .start)
        field.removeAll(keepingCapacity: true)
    }

    private mutating func fail(_ code: SvodError.Code, _ message: String) { failure = SvodError(code, message) }
}

extension CSVParser {
    /// Collects the first line, which tells the separator.
    private mutating func takeOpening(_ byte: UInt8) {
        opening.append(byte)
        if byte == UInt8(ascii: "\"") { openingQuotes.toggle() }
        let isEnd = (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")) && !openingQuotes
        if isEnd || opening.count > limits.field { settleSeparator() }
    }

    private mutating func settleSeparator() {
        let first = opening
        opening = []
        if first.starts(with: Array("sep=".utf8)), first.count >= 5, Self.isLineEnd(first.dropFirst(5)) {
            separator = first[4]
            feed(first.dropFirst(5))
            return
        }
        separator = Self.separator(of: first)
        feed(first)
    }

    private static func isLineEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    }

    /// The separator that the first line speaks for; among equals the semicolon, then the tab.
    static func separator(of line: [UInt8]) -> UInt8 {
        let candidates = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, let index = candidates.firstIndex(of: byte) else { continue }
            counts[index] += 1
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}
