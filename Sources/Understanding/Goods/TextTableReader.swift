/// Reads tables out of text: cells parted by tabs, by bars or by three blanks and more.
enum TextTableReader {
    /// The table that begins with line `start`, and the line behind it; nil where none does.
    static func read(_ lines: [String], from start: Int) -> (TextTable, Int)? {
        guard let separator = separator(lines[start]) else { return nil }
        var rows: [[String]] = []
        var index = start
        while index < lines.count, rows.count < 1_000 {
            let line = lines[index]
            if isRule(line) {
                index += 1
                continue
            }
            guard Self.separator(line) == separator else { break }
            rows.append(cells(line, separator))
            index += 1
        }
        guard rows.count >= 2 else { return nil }
        return (TextTable(rows: rows), index)
    }

    private enum Separator: Sendable { case tab, bar, blanks }

    private static func separator(_ line: String) -> Separator? {
        guard line.utf8.count <= 2_000 else { return nil }
        var (bars, run, gaps) = (0, 0, 0)
        var hasText = false
        for byte in line.utf8 {
            switch byte {
            case 9: if hasText { return .tab }
            case UInt8(ascii: "|"): bars += 1
            case 0x20: run += 1
            default:
                if run >= 3, hasText { gaps += 1 }
                (run, hasText) = (0, true)
            }
            if byte != 0x20 { run = 0 }
        }
        if bars >= 2 { return .bar }
        return gaps >= 1 ? .blanks : nil
    }

    /// A line of a table drawn with characters: `+-----+----+`.
    private static func isRule(_ line: String) -> Bool {
        !line.isEmpty && line.utf8.count >= 3 && line.utf8.allSatisfy { "+-|=: ".utf8.contains($0) }
            && line.contains("-")
    }

    private static func cells(_ line: String, _ separator: Separator) -> [String] {
        switch separator {
        case .tab: return line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmingSpace() }
        case .bar:
            let inner = line.trimming { $0.isWhitespace }
            let body = inner.hasPrefix("|") ? inner.dropFirst() : inner[...]
            return (body.hasSuffix("|") ? body.dropLast() : body)
                .split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingSpace() }
        case .blanks:
            var (cells, cell, run) = ([String](), "", 0)
            for character in line.trimmingSpace() {
                if character == " " {
                    run += 1
                    continue
                }
                if run >= 3 {
                    cells.append(cell)
                    cell = ""
                } else if run > 0 {
                    cell += " "
                }
                run = 0
                cell.append(character)
            }
            return cells + [cell]
        }
    }
}
