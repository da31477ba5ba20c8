/// The lines of a letter with what each of them is, while what is not the sender's is taken away.
struct MarkedLines: Sendable {
    private(set) var lines: [String]
    private(set) var marks: [LineMark]

    /// Marks lines. What stands between fences of code is text, whatever it looks like.
    init(_ source: [String]) {
        lines = source
        marks = []
        marks.reserveCapacity(source.count)
        var isCode = false
        let fences = source.count { Self.isFence($0) }
        for line in source {
            if fences > 1, Self.isFence(line) {
                isCode.toggle()
                marks.append(.text)
            } else {
                marks.append(isCode ? .text : Self.mark(of: line))
            }
        }
    }

    /// What is left, without blank lines at its ends.
    var text: String {
        guard marks.contains(.text) else { return "" }
        let first = marks.firstIndex { $0 != .empty } ?? 0
        let last = marks.lastIndex { $0 != .empty } ?? 0
        guard first <= last else { return "" }
        return lines[first...last].joined(separator: "\n")
    }

    private static func isFence(_ line: String) -> Bool { line.utf8.starts(with: "```".utf8) }

    private static func mark(of line: String) -> LineMark {
        var bytes = line.utf8[...]
        while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
        guard let first = bytes.first else { return .empty }
        if first >= 0x80, line.allSatisfy({ $0.isWhitespace || $0.isUnseen }) { return .empty }
        if Quotation.isQuoted(line) { return .quote }
        if isDelimiter(bytes) { return .delimiter }
        if bytes.count <= 300, DeviceLine.isDevice(line) { return .device }
        if let separator = Separator(line), !separator.isForward || separator.rest.isEmpty || line.contains("@") {
            return .attribution
        }
        if HeadLine(line) != nil { return .field }
        return .text
    }

    private static func isDelimiter(_ bytes: Substring.UTF8View) -> Bool {
        var count = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "~"),
                UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: ","):
                count += 1
            case 0x20, 9, 13: continue
            case 0xE2, 0x80, 0x93, 0x94, 0x95: count += 1
            case 0xE1, 0x90, 0xA7: count += 1
            case 0xC2, 0xA0: continue
            default: return false
            }
        }
        return count >= 2 || bytes.first == UInt8(ascii: "_") || bytes.first == UInt8(ascii: "-")
    }
}

extension MarkedLines {
    /// Makes one line of each attribution that a client broke.
    mutating func joinAttributions() {
        var index = 0
        while index < lines.count {
            defer { index += 1 }
            guard marks[index] == .text || marks[index] == .field || marks[index] == .quote,
                let start = Attribution.start(in: lines, endingAt: index)
            else { continue }
            // Within a quote it is a part of the quote.
            if marks[start] == .quote { continue }
            lines[start] = lines[start...index].map { $0.trimmingSpace() }.joined(separator: " ")
            marks[start] = .attribution
            remove(at: (start + 1)..<(index + 1))
            index = start
        }
    }

    /// Makes fields of what continues them: long lists of addresses are broken anywhere.
    mutating func joinHeads() {
        var index = 0
        while index < lines.count {
            guard marks[index] == .field, let block = HeadBlock(lines, at: index), block.weight >= 3 else {
                index += 1
                continue
            }
            for line in index..<max(index + 1, block.end) where marks[line] != .attribution { marks[line] = .field }
            index = max(index + 1, block.end)
        }
    }

    /// Takes for quoted what a client broke off the end of a long quoted line.
    mutating func takeWrappedQuotes() {
        guard lines.count > 2 else { return }
        for index in 1..<(lines.count - 1) where marks[index] == .text && marks[index - 1] == .quote {
            guard marks[index + 1] == .quote, lines[index - 1].utf8.count >= 60, lines[index].utf8.count < 60 else {
                continue
            }
            marks[index] = .quote
        }
    }

    /// Cuts at the first line of dashes: below it stands a signature, or the letter that is answered.
    mutating func cutAtDelimiter() {
        while let index = marks.firstIndex(of: .delimiter) {
            let isFirst = !marks[..<index].contains { $0 == .text || $0 == .quote }
            let below = marks[(index + 1)...].first { $0 != .empty }
            if isFirst, below == .text || below == .quote {
                remove(at: index..<(index + 1))
            } else {
                keep(..<index)
            }
        }
    }

    /// Removes lines of dashes, and leaves what stands below them.
    mutating func dropDelimiters() {
        for index in marks.indices where marks[index] == .delimiter || marks[index] == .device {
            marks[index] = .empty
            lines[index] = ""
        }
    }

    /// Removes what telephones add.
    mutating func dropDevices() {
        dropAll(.device)
    }

    /// Takes away what is quoted: above what was written, below it, or both.
    mutating func cutQuotes() {
        takeAnswerBelow()
        cutBeforeLetter()
        dropAll(.attribution)
        cutBeforeHead()
        dropAll(.field)
        cutTrailingQuotes()
    }

    private mutating func takeAnswerBelow() {
        guard let first = marks.firstIndex(of: .attribution), let text = marks.firstIndex(of: .text), first < text
        else {
            return
        }
        guard !marks[text...].contains(where: { $0 != .text && $0 != .empty }), text > first + 1 else { return }
        guard marks[..<first].allSatisfy({ $0 == .empty || $0 == .delimiter || $0 == .device }) else { return }
        keep(text...)
    }

    /// Cuts before the words that announce another letter, when that letter follows, whole and to the end.
    private mutating func cutBeforeLetter() {
        for index in marks.indices where marks[index] == .attribution {
            guard let above = marks[..<index].last(where: { $0 != .empty }), above == .text else { continue }
            let below = marks[(index + 1)...]
            let isQuoted = below.contains(.quote)
            if isQuoted {
                let behind = below[(below.lastIndex { $0 != .text && $0 != .empty } ?? index)...]
                let isWhole = !below[..<(below.lastIndex { $0 != .text && $0 != .empty } ?? index)].contains(.text)
                guard isWhole, behind.count(where: { $0 == .text }) < 7 else { continue }
            }
            return keep(..<index)
        }
    }

    private mutating func cutBeforeHead() {
        var run = 0
        for index in marks.indices {
            run = marks[index] == .field ? run + 1 : 0
            guard run == 3, marks[..<(index - 2)].contains(.text) else { continue }
            return keep(..<(index - 2))
        }
    }

    private mutating func cutTrailingQuotes() {
        guard marks.contains(.text) else { return }
        let last = marks.lastIndex { $0 != .empty && $0 != .quote } ?? 0
        keep(...last)
    }

    /// Cuts a signature that no line of dashes announces.
    mutating func cutSignature() {
        if let start = SignatureFinder.start(lines) { keep(..<start) }
    }

    private mutating func dropAll(_ mark: LineMark) {
        let kept = marks.indices.filter { marks[$0] != mark }
        guard kept.count < marks.count else { return }
        lines = kept.map { lines[$0] }
        marks = kept.map { marks[$0] }
    }

    private mutating func remove(at range: Range<Int>) {
        lines.removeSubrange(range)
        marks.removeSubrange(range)
    }

    private mutating func keep(_ range: some RangeExpression<Int>) {
        lines = Array(lines[range])
        marks = Array(marks[range])
    }
}
