package import Domain

/// Cuts the byte stream of a manager connection into messages, whatever pieces it comes in. No I/O.
///
/// Lines end in CRLF or LF, a message in a blank line; the first line is the banner. A message over a limit is refused,
/// counted, and the stream is read on after the next blank line; memory never grows beyond the limits and one read.
package struct AMIFramer: Sendable {
    /// The banner line, nil until it has come (or for ever where a recording begins in mid-stream).
    package private(set) var banner: String?
    /// How many messages were refused for their size.
    package private(set) var refused = 0
    /// How many messages were passed over as of no interest.
    package private(set) var skipped = 0
    /// How many messages were handed out.
    package private(set) var delivered = 0
    /// How many bytes were fed in all.
    package private(set) var received = 0
    private var buffer: [UInt8] = []
    private var scanner: AMIScanner
    private var opened = false
    private var withoutMessage = 0
    private let limits: AMILimits

    /// The longest first line that is still taken for a banner.
    private static let bannerLimit = 1024

    /// Creates a framer for one connection; `interest` says which events to hand out.
    package init(limits: AMILimits = AMILimits(), interest: AMIInterest = .everything) {
        self.limits = limits
        self.scanner = AMIScanner(limits: limits, interest: interest)
    }

    /// Takes bytes as they came from the socket; ``next()`` hands out what they complete.
    package mutating func feed(_ bytes: UnsafeRawBufferPointer) {
        compact()
        buffer.append(contentsOf: bytes)
        received += bytes.count
        withoutMessage += bytes.count
    }

    /// Takes bytes as they came from the socket.
    package mutating func feed(_ bytes: some Collection<UInt8>) {
        compact()
        buffer.append(contentsOf: bytes)
        received += bytes.count
        withoutMessage += bytes.count
    }

    /// How many bytes wait for the rest of their message.
    package var pending: Int { buffer.count - scanner.consumed }

    /// The next whole message, or nil when more bytes are wanted.
    ///
    /// - Throws: ``SvodError`` `protocolViolation` when this is no manager interface: a first line that is neither a
    ///   banner nor a header, or ``AMILimits/garbage`` bytes without one message.
    package mutating func next() throws(SvodError) -> AMIMessage? {
        guard try open() else { return nil }
        while true {
            switch buffer.withUnsafeBytes({ scanner.scan($0) }) {
            case .starved:
                guard withoutMessage <= limits.garbage else {
                    throw SvodError(.protocolViolation, "no message in \(withoutMessage) bytes at byte \(received)")
                }
                return nil
            case .skipped:
                skipped += 1
                withoutMessage = pending
                scanner.begin()
            case .refused:
                refused += 1
            case .message:
                let message = take()
                scanner.begin()
                guard let message else { continue }
                delivered += 1
                withoutMessage = 0
                return message
            }
        }
    }

    /// The message the scanner found; nil when none of its lines is a header.
    private mutating func take() -> AMIMessage? {
        guard let fields = scanner.takeFields() else { return nil }
        return AMIMessage(event: scanner.event, bytes: Array(buffer[scanner.start..<scanner.end]), fields: fields)
    }

    /// Reads the first line. True when messages may follow.
    private mutating func open() throws(SvodError) -> Bool {
        guard !opened else { return true }
        guard let newline = buffer.firstIndex(of: 0x0A) else {
            guard buffer.count <= Self.bannerLimit else {
                throw SvodError(.protocolViolation, "no banner in the first \(buffer.count) bytes")
            }
            return false
        }
        let line = buffer[..<newline].filter { $0 != 0x0D }
        let text = String(decoding: line.prefix(Self.bannerLimit), as: UTF8.self)
        if text.hasPrefix("Asterisk") {
            banner = text
            buffer.removeSubrange(...newline)
        } else if !line.isEmpty, !text.contains(": ") {
            throw SvodError(.protocolViolation, "the first line is no banner of a manager interface")
        }
        opened = true
        return true
    }

    /// Takes what was handed out or passed over from the buffer's start, when that is most of it.
    private mutating func compact() {
        let consumed = scanner.consumed
        guard consumed > 0, consumed * 2 >= buffer.count else { return }
        buffer.removeSubrange(..<consumed)
        scanner.drop(consumed)
    }
}
