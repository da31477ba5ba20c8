/// Puts the text of a page together: blocks become lines, runs of white space one blank, cells are parted by tabs.
struct HTMLLayout: Sendable {
    private var output: [UInt8] = []
    private var isBlankDue = false
    private var breaksDue = 0
    private var isTabDue = false
    private var preformatted = 0
    private var headDepth = 0
    private var quoteStart: Int?
    private var tables: [OpenTable] = []
    private var finished: [TextTable] = []

    /// A table whose end has not been seen.
    private struct OpenTable {
        var rows: [[String]] = []
        var row: [String] = []
        var cellStart: Int?
        var hasInner = false
        var cells = 0
    }

    private static let tableLimit = 50
    private static let cellLimit = 20_000

    /// Adds a byte of text.
    mutating func add(_ byte: UInt8) {
        guard headDepth == 0 else { return }
        if byte <= 0x20 {
            if preformatted > 0, byte == 10 {
                breaksDue += 1
                return
            }
            isBlankDue = true
        } else {
            flush()
            output.append(byte)
        }
    }

    /// Adds a character that was written as an entity.
    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar == "\u{A0}" || scalar.value <= 0x20 { return add(UInt8(0x20)) }
        guard headDepth == 0 else { return }
        flush()
        output.append(contentsOf: Array(String(Character(scalar)).utf8))
    }

    private mutating func flush() {
        if breaksDue > 0 {
            if !output.isEmpty { output.append(contentsOf: repeatElement(10, count: min(breaksDue, 2))) }
        } else if isTabDue {
            output.append(9)
        } else if isBlankDue, let last = output.last, last != 10, last != 9 {
            output.append(0x20)
        }
        (breaksDue, isTabDue, isBlankDue) = (0, false, false)
    }

    private mutating func breakLine(_ count: Int) {
        breaksDue = max(breaksDue, count)
    }

    /// An element begins.
    mutating func start(_ name: String, _ attributes: HTMLAttributes) {
        if quoteStart == nil, attributes.marksQuote(name) { quoteStart = output.count }
        switch name {
        case "head": headDepth = 1
        case "body": headDepth = 0
        case "br": breaksDue = min(breaksDue + 1, 2)
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "hr":
            breakLine(2)
            if name == "pre" { preformatted += 1 }
        case "table": startTable()
        case "tr":
            endRow()
            breakLine(1)
        case "td", "th": startCell()
        case "li":
            breakLine(1)
        default: if Self.blocks.contains(name) { breakLine(1) }
        }
    }

    /// An element ends.
    mutating func end(_ name: String) {
        switch name {
        case "head": headDepth = 0
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre":
            breakLine(2)
            if name == "pre" { preformatted = max(0, preformatted - 1) }
        case "table":
            endTable()
            breakLine(1)
        case "tr":
            endRow()
            breakLine(1)
        case "td", "th": endCell()
        default: if Self.blocks.contains(name) { breakLine(1) }
        }
    }

    private mutating func startTable() {
        if !tables.isEmpty { tables[tables.count - 1].hasInner = true }
        breakLine(1)
        if tables.count < Self.tableLimit { tables.append(OpenTable()) }
    }

    private mutating func startCell() {
        endCell()
        guard !tables.isEmpty else { return }
        if !tables[tables.count - 1].row.isEmpty, breaksDue == 0 { isTabDue = true }
        tables[tables.count - 1].cellStart = output.count
    }

    private mutating func endCell() {
        guard let table = tables.last, let start = table.cellStart else { return }
        tables[tables.count - 1].cellStart = nil
        guard table.cells < Self.cellLimit, !table.hasInner else { return }
        let text = String(decoding: output[min(start, output.count)...], as: UTF8.self)
        tables[tables.count - 1].row.append(text.folded())
        tables[tables.count - 1].cells += 1
        // What a cell holds in blocks stays in its line.
        if breaksDue > 0 { (breaksDue, isBlankDue) = (0, true) }
    }

    private mutating func endRow() {
        endCell()
        guard let row = tables.last?.row, !row.isEmpty else { return }
        tables[tables.count - 1].rows.append(row)
        tables[tables.count - 1].row = []
    }

    private mutating func endTable() {
        endRow()
        guard let table = tables.popLast(), !table.hasInner, table.rows.contains(where: { $0.count > 1 }) else {
            return
        }
        if finished.count < Self.tableLimit { finished.append(TextTable(rows: table.rows)) }
    }

    /// What was read.
    mutating func finish() -> HTMLText {
        while !tables.isEmpty { endTable() }
        let text = String(decoding: output, as: UTF8.self)
        var result = HTMLText(text: text, tables: finished)
        if let quoteStart {
            let above = String(decoding: output[..<min(quoteStart, output.count)], as: UTF8.self).trimmingSpace()
            result.above = above.isEmpty ? nil : above
        }
        return result
    }

    private static let blocks: Set<String> = [
        "div", "section", "article", "header", "footer", "address", "center", "dl", "dt", "dd", "form", "fieldset",
        "main",
        "nav", "aside", "figure", "caption", "tbody", "thead", "tfoot", "option", "title", "body", "html",
    ]
}
