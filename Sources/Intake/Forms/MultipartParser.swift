/// Reads `multipart/form-data` (RFC 7578, RFC 2046 section 5.1) as it comes in, in pieces of any size.
///
/// Lines may end with LF alone, as hand-written clients send them. What stands before the first boundary and behind the
/// last one is left out.
package struct MultipartParser {
    private enum State {
        /// Before the first boundary, or within a part.
        case content(isPart: Bool)
        /// Behind a boundary's name, on its line; whether a CR stood before it.
        case boundary(isPart: Bool, hadReturn: Bool)
        case headers
        case finished
    }

    /// Bytes that may stand behind a boundary on its line; a longer line is content, in however many pieces it comes.
    private static let boundaryLine = 256

    private let delimiter: [UInt8]
    private let limits: FormLimits
    private var collector: FormCollector
    private var state = State.content(isPart: false)
    /// What was fed and not used. It begins with a line's end, so that the first boundary is like the others.
    private var buffer: [UInt8] = [0x0A]
    private var total = 0

    /// Creates a parser. `boundary` is the parameter of the content type.
    package init(boundary: String, limits: FormLimits = FormLimits()) {
        delimiter = Array("\n--\(boundary)".utf8)
        self.limits = limits
        collector = FormCollector(limits: limits)
    }

    /// Reads on.
    ///
    /// - Throws: ``IntakeFault`` when a limit is passed or a part cannot be read. Nothing may be fed after that.
    package mutating func feed(_ bytes: some Sequence<UInt8>) throws(IntakeFault) {
        if case .finished = state { return }
        let before = buffer.count
        buffer.append(contentsOf: bytes)
        total += buffer.count - before
        guard total <= limits.body else { throw .bodyTooLarge(limits) }
        while try step() {}
    }

    /// What was read, once everything was fed.
    ///
    /// - Throws: ``IntakeFault`` when the end is missing.
    package mutating func finish() throws(IntakeFault) -> SubmittedForm {
        guard case .finished = state else {
            throw .malformed(
                "Форма оборвана: нет последней границы",
                "The form was cut off: the last boundary is missing"
            )
        }
        return collector.form
    }

    /// Uses up a piece of the buffer; false when more must come first.
    private mutating func step() throws(IntakeFault) -> Bool {
        switch state {
        case .content(let isPart): try content(isPart)
        case .boundary(let isPart, let hadReturn): try boundary(isPart, hadReturn)
        case .headers: try headers()
        case .finished: false
        }
    }

    private mutating func content(_ isPart: Bool) throws(IntakeFault) -> Bool {
        if let start = ByteSearch.first(delimiter, in: buffer) {
            let end = start > 0 && buffer[start - 1] == 0x0D ? start - 1 : start
            if isPart { try collector.add(buffer[..<end]) }
            buffer.removeFirst(start + delimiter.count)
            state = .boundary(isPart: isPart, hadReturn: end < start)
            return true
        }
        // A boundary may have begun in the last bytes, with a CR before it.
        let sure = buffer.count - delimiter.count
        guard sure > 0 else { return false }
        if isPart { try collector.add(buffer[..<sure]) }
        buffer.removeFirst(sure)
        return false
    }

    private mutating func boundary(_ isPart: Bool, _ hadReturn: Bool) throws(IntakeFault) -> Bool {
        guard buffer.count >= 2 else { return false }
        if buffer[0] == 0x2D, buffer[1] == 0x2D {
            if isPart { collector.end() }
            buffer = []
            state = .finished
            return false
        }
        guard let end = buffer.firstIndex(of: 0x0A) else {
            guard buffer.count <= Self.boundaryLine else { return try resume(isPart, hadReturn, upTo: buffer.count) }
            return false
        }
        guard end <= Self.boundaryLine, buffer[..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else {
            return try resume(isPart, hadReturn, upTo: end)
        }
        if isPart { collector.end() }
        buffer.removeFirst(end + 1)
        state = .headers
        return true
    }

    /// It was a line of the content that only begins like a boundary.
    private mutating func resume(_ isPart: Bool, _ hadReturn: Bool, upTo end: Int) throws(IntakeFault) -> Bool {
        if isPart {
            if hadReturn { try collector.add([0x0D]) }
            try collector.add(delimiter[...])
            try collector.add(buffer[..<end])
        }
        buffer.removeFirst(end)
        state = .content(isPart: isPart)
        return true
    }

    private mutating func headers() throws(IntakeFault) -> Bool {
        guard let end = ByteSearch.emptyLine(in: buffer) else {
            // The CR of the empty line may stand there already.
            guard buffer.count <= limits.partHeader + 1 else {
                throw .tooMuch("part_header", "Заголовки части слишком длинны", "The headers of a part are too long")
            }
            return false
        }
        guard end.text <= limits.partHeader else {
            throw .tooMuch("part_header", "Заголовки части слишком длинны", "The headers of a part are too long")
        }
        let header = try MultipartHeader(buffer[..<end.text])
        try collector.begin(header.name, file: header.file, type: header.type)
        buffer.removeFirst(end.next)
        state = .content(isPart: true)
        return true
    }
}
