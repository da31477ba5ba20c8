import Glibc

/// Where the framer stands in its buffer: the message begun, its lines found so far, and what is to become of it.
///
/// Pure: it is handed the buffer and answers; offsets stay valid because the buffer only grows until a message is
/// complete. All offsets are from the buffer's start.
struct AMIScanner: Sendable {
    /// What a scan came to.
    enum Outcome: Equatable {
        /// No whole message is left: more bytes are wanted.
        case starved
        /// The lines from `start` up to `end` are a message worth keeping.
        case message
        /// A message ended that is not kept.
        case skipped
        /// A message went over a limit; the stream is read on from the next blank line.
        case refused
    }

    private enum Mode {
        case fresh
        case keep
        case skip
        /// Kept or not by a line that is still to come; the number is the rule's place.
        case conditional(Int)
        case commandOutput
        case resync
    }

    /// Where the message begins.
    private(set) var start = 0
    /// Where the bytes of the message's last line end.
    private(set) var end = 0
    /// The headers found, offsets from the message's start.
    private(set) var fields: [AMIMessage.Field] = []
    /// What the message's first header says it is.
    private(set) var event = AMIEvent.other
    /// Where the next line begins.
    private(set) var lineStart = 0
    private var searched = 0
    private var mode = Mode.fresh
    /// The first byte of the line that decides a conditional message.
    private var wantedMark: UInt8 = 0
    private let limits: AMILimits
    private let interest: AMIInterest
    private let keys = NameTable.keys
    private let events = NameTable.events

    init(limits: AMILimits, interest: AMIInterest) {
        self.limits = limits
        self.interest = interest
    }

    /// How many bytes at the buffer's start are of no more use.
    var consumed: Int {
        if case .resync = mode { return lineStart }
        if case .skip = mode { return lineStart }
        return start
    }

    /// Moves all offsets after the first `count` bytes were taken out of the buffer.
    mutating func drop(_ count: Int) {
        start = max(0, start - count)
        lineStart -= count
        searched -= count
        end = max(0, end - count)
    }

    /// Hands out the headers found; nil when none of the message's lines is one.
    mutating func takeFields() -> [AMIMessage.Field]? {
        guard fields.contains(where: { $0.nameEnd > $0.nameStart }) else { return nil }
        var taken: [AMIMessage.Field] = []
        taken.reserveCapacity(Self.usualHeaders)
        swap(&taken, &fields)
        return taken
    }

    /// Begins the next message after one was taken or skipped.
    mutating func begin() {
        start = lineStart
        fields.removeAll(keepingCapacity: true)
        event = .other
        mode = .fresh
    }

    /// Reads lines until a message ends, a limit is reached or the bytes run out.
    mutating func scan(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        guard let base = bytes.baseAddress else { return .starved }
        while searched < bytes.count {
            if passOver(bytes) { return .skipped }
            guard let found = memchr(base + searched, 0x0A, bytes.count - searched) else { break }
            let newline = base.distance(to: UnsafeRawPointer(found))
            let next = newline + 1
            var lineEnd = newline
            if lineEnd > lineStart, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
            let line = UnsafeRawBufferPointer(rebasing: bytes[lineStart..<lineEnd])
            let outcome = take(line, in: bytes, next: next)
            searched = lineStart
            if let outcome { return outcome }
        }
        searched = max(searched, bytes.count)
        return starve(bytes)
    }

    /// Goes on to the blank line that ends a message nobody wants, or to a line that may decide about it. True when the
    /// message came to its end; else the rest of the bytes is for the slow way, which knows where lines are cut.
    private mutating func passOver(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let mark = passedOverMark, searched == lineStart else { return false }
        var line = lineStart
        while line + 1 < bytes.count {
            let isLineFeed = bytes[line] == 0x0A
            if isLineFeed || bytes[line] == 0x0D && bytes[line + 1] == 0x0A {
                moveOn(to: line + (isLineFeed ? 1 : 2))
                return true
            }
            if bytes[line] == mark { break }
            guard let next = LineSearch.next(in: bytes, after: line, mark: mark) else {
                line = lastLine(in: bytes, from: line)
                break
            }
            line = next
        }
        moveOn(to: line)
        return false
    }

    /// The first byte of a line that matters in a message which is not kept as yet; nil in one that is.
    private var passedOverMark: UInt8? {
        switch mode {
        case .skip: 0x0A
        case .conditional: wantedMark
        default: nil
        }
    }

    private mutating func moveOn(to line: Int) {
        lineStart = line
        searched = line
    }

    private func lastLine(in bytes: UnsafeRawBufferPointer, from line: Int) -> Int {
        bytes[line...].lastIndex(of: 0x0A).map { $0 + 1 } ?? line
    }

    private mutating func starve(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        let line = bytes.count - lineStart
        switch mode {
        case .resync, .skip:
            // What the line holds is of no interest, only whether it is blank.
            if line > limits.line {
                lineStart = bytes.count - 2
            }
            return .starved
        default:
            guard line > limits.line || bytes.count - start > limits.message else { return .starved }
            return refuse()
        }
    }

    private mutating func refuse() -> Outcome {
        fields.removeAll(keepingCapacity: true)
        mode = .resync
        return .refused
    }

    /// Takes one line; an outcome when it ends something, else nil. Moves `lineStart`.
    private mutating func take(
        _ line: UnsafeRawBufferPointer,
        in bytes: UnsafeRawBufferPointer,
        next: Int
    ) -> Outcome? {
        let lineAt = lineStart
        lineStart = next
        switch mode {
        case .fresh:
            guard !line.isEmpty else {
                start = next
                return nil
            }
            return first(line, at: lineAt)
        case .keep:
            guard !line.isEmpty else { return .message }
            return keep(line, at: lineAt)
        case .skip:
            return line.isEmpty ? .skipped : nil
        case .conditional(let rule):
            guard !line.isEmpty else { return .skipped }
            return decide(line, rule)
        case .commandOutput:
            return output(line, at: lineAt)
        case .resync:
            if line.isEmpty { begin() }
            return nil
        }
    }

    private mutating func first(_ line: UnsafeRawBufferPointer, at offset: Int) -> Outcome? {
        guard Self.hasPrefix(line, Self.eventPrefix) else {
            mode = .keep
            return keep(line, at: offset)
        }
        let index = events.index(of: UnsafeRawBufferPointer(rebasing: line[Self.eventPrefix.utf8CodeUnitCount...]))
        if let index { event = AMIEvent.ordered[index] }
        switch interest.rule(at: index) {
        case .keep:
            mode = .keep
            return keep(line, at: offset)
        case .skip: mode = .skip
        case .keepIf(let mark, _, _):
            mode = .conditional(index ?? 0)
            wantedMark = mark
        }
        return nil
    }

    /// Looks whether `line` says that the message is wanted; if so, the message is read again from its start.
    private mutating func decide(_ line: UnsafeRawBufferPointer, _ rule: Int) -> Outcome? {
        guard !overlong(line) else { return refuse() }
        guard line[0] == wantedMark else { return nil }
        guard case .keepIf(_, let prefix, let values) = interest.rule(at: rule), line.count > prefix.count else {
            return nil
        }
        for index in 1..<prefix.count where line[index] != prefix[index] { return nil }
        let rest = line[prefix.count...]
        let value = UnsafeRawBufferPointer(rebasing: rest)
        guard values.index(of: value) != nil else {
            mode = .skip
            return nil
        }
        mode = .keep
        lineStart = start
        return nil
    }

    private func overlong(_ line: UnsafeRawBufferPointer) -> Bool {
        line.count > limits.line || lineStart - start > limits.message
    }

    private mutating func keep(_ line: UnsafeRawBufferPointer, at offset: Int) -> Outcome? {
        guard !overlong(line) else { return refuse() }
        end = offset + line.count
        guard let colon = Self.colon(in: line) else {
            append(.other, offset..<offset, offset..<end)
            return nil
        }
        let key =
            AMIKey(rawValue: UInt8(keys.index(of: UnsafeRawBufferPointer(rebasing: line[..<colon])) ?? 0)) ?? .other
        var value = colon + 1
        if value < line.count, line[value] == 0x20 { value += 1 }
        append(key, offset..<(offset + colon), (offset + value)..<end)
        if key == .response, Self.equals(line[value...], "Follows") { mode = .commandOutput }
        return nil
    }

    /// Asterisk up to 13 answers `Command` with plain lines, blank ones among them, up to `--END COMMAND--`.
    private mutating func output(_ line: UnsafeRawBufferPointer, at offset: Int) -> Outcome? {
        guard !overlong(line) else { return refuse() }
        end = offset + line.count
        let mark = Self.endOfCommand.utf8CodeUnitCount
        if line.count >= mark, Self.equals(line[(line.count - mark)...], Self.endOfCommand) {
            if line.count > mark { append(.output, offset..<offset, offset..<(end - mark)) }
            mode = .keep
            return nil
        }
        if fields.last?.key != .output, let colon = Self.colon(in: line),
            let key = keys.index(of: UnsafeRawBufferPointer(rebasing: line[..<colon])).map({ UInt8($0) }),
            let known = AMIKey(rawValue: key), [.privilege, .actionID, .message].contains(known)
        {
            append(known, offset..<(offset + colon), min(offset + colon + 2, end)..<end)
            return nil
        }
        append(.output, offset..<offset, offset..<end)
        return nil
    }

    private mutating func append(_ key: AMIKey, _ name: Range<Int>, _ value: Range<Int>) {
        fields.append(
            AMIMessage.Field(
                key: key,
                nameStart: UInt32(truncatingIfNeeded: name.lowerBound - start),
                nameEnd: UInt32(truncatingIfNeeded: name.upperBound - start),
                valueStart: UInt32(truncatingIfNeeded: value.lowerBound - start),
                valueEnd: UInt32(truncatingIfNeeded: value.upperBound - start)
            )
        )
    }
}

extension AMIScanner {
    /// As many headers as most events have.
    private static let usualHeaders = 32
    private static let eventPrefix: StaticString = "Event: "
    private static let endOfCommand: StaticString = "--END COMMAND--"

    private static func colon(in line: UnsafeRawBufferPointer) -> Int? {
        for index in 0..<line.count where line[index] == 0x3A { return index }
        return nil
    }

    private static func hasPrefix(_ line: UnsafeRawBufferPointer, _ prefix: StaticString) -> Bool {
        let count = prefix.utf8CodeUnitCount
        return line.count >= count && equals(line[..<count], prefix)
    }

    private static func equals(_ part: Slice<UnsafeRawBufferPointer>, _ text: StaticString) -> Bool {
        guard part.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { wanted in
            for index in 0..<wanted.count where part[part.startIndex + index] != wanted[index] { return false }
            return true
        }
    }
}
