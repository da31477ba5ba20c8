import CXML2
import Domain
import Glibc

/// Reads a file of CommerceML as it arrives, in pieces of any size, and hands over what it holds one item at a time.
///
/// Versions 2.03 to 3.1. What is kept is one item; nothing of a file reaches outside it (no DTD, entities, network). An
/// item with a sum that is no number, a date that is none or without an id is refused alone. Used by one thread at a time.
package final class CommerceReader {
    /// What libxml2 is fed before its records are taken: more would be kept, less would cost time.
    private static let piece = 64 << 10

    private let limits: CommerceLimits
    private let consumer: (CommerceItem) throws -> Void
    private var evidence = CommerceEncodingEvidence()
    private var parser: OpaquePointer
    private var assembler: CommerceAssembler
    private var isDecided = false
    private var hasHeader = false
    private var overridden: String?
    private var fed: UInt64 = 0

    /// Creates a reader; what `consumer` throws ends the reading.
    ///
    /// - Throws: ``SvodError`` `notFound` when libxml2 is not installed.
    package init(limits: CommerceLimits = CommerceLimits(), consumer: @escaping (CommerceItem) throws -> Void) throws {
        self.limits = limits
        self.consumer = consumer
        assembler = CommerceAssembler(limits: limits)
        let bounds = svod_xml_records_limits(
            xml: svod_xml_limits(
                depth: UInt32(clamping: limits.depth),
                attributes: 64,
                bytes: UInt64(clamping: limits.file)
            ),
            text: UInt32(clamping: limits.text)
        )
        guard let parser = Self.parser(bounds) else {
            throw SvodError(.notFound, String(cString: svod_xml_library_error()))
        }
        self.parser = parser
    }

    deinit { svod_xml_records_free(parser) }

    /// The line that was reached, from 1.
    package var line: Int { max(1, Int(svod_xml_line(svod_xml_records_parser(parser)))) }

    /// Reads a piece.
    ///
    /// - Throws: what the consumer throws; ``SvodError`` `invalidInput` with the line for what is no well-formed
    ///   CommerceML, `limitExceeded` for too much of it. What stands before the fault has been handed over; what it
    ///   breaks off within has been handed over as refused.
    package func feed(_ bytes: UnsafeRawBufferPointer) throws {
        guard !isDecided else { return try parse(bytes) }
        try decide(bytes, isLast: false)
    }

    /// Says that there is no more.
    ///
    /// - Throws: as ``feed(_:)``; `invalidInput` also when the file is not whole.
    package func finish() throws {
        if !isDecided { try decide(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }
        try check(svod_xml_records_finish(parser))
    }

    private func decide(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws {
        let finding = evidence.take(bytes, isLast: isLast)
        guard finding != .undecided else { return }
        isDecided = true
        if case .really(let encoding) = finding {
            guard svod_xml_override_encoding(svod_xml_records_parser(parser), encoding) else {
                throw SvodError(.notFound, "libxml2 cannot read \(encoding)")
            }
            overridden = encoding
        }
        let held = evidence.held
        evidence = CommerceEncodingEvidence()
        try held.withUnsafeBytes(parse)
    }

    private func parse(_ bytes: UnsafeRawBufferPointer) throws {
        var start = 0
        while start < bytes.count {
            let count = min(Self.piece, bytes.count - start)
            try check(svod_xml_records_feed(parser, bytes.baseAddress.map { $0 + start }, count))
            start += count
        }
    }

    /// Hands over what the parser has read, then says what stopped it.
    private func check(_ state: svod_xml_state) throws {
        try takeRecords()
        guard state != SVOD_XML_OK else { return }
        let open = assembler.openItem
        assembler.abandon()
        try assembler.handOver(to: consumer)
        throw fault(state, within: open)
    }

    private func takeRecords() throws {
        let batch = svod_xml_records_batch(parser)
        guard batch.count > 0 else { return svod_xml_records_clear(parser) }
        try assembler.take(batch)
        svod_xml_records_clear(parser)
        try sayHeader()
        try assembler.handOver(to: consumer)
    }

    /// The header is whole once anything stands behind the outermost element's attributes.
    private func sayHeader() throws {
        guard !hasHeader, assembler.hasBegun else { return }
        hasHeader = true
        assembler.header.namespace = svod_xml_records_space(parser).map { String(cString: $0) }
        assembler.header.encoding =
            overridden ?? svod_xml_encoding(svod_xml_records_parser(parser)).map { String(cString: $0) }
        try consumer(.header(assembler.header))
    }

    private func fault(_ state: svod_xml_state, within open: CommerceAssembler.OpenItem?) -> SvodError {
        switch state {
        case SVOD_XML_CUT:
            let innermost = String(cString: svod_xml_cut(svod_xml_records_parser(parser)))
            return refuse("the file ends in the middle of \(open.map { "\($0)" } ?? "<\(innermost)>")")
        case SVOD_XML_DTD: return refuse("a document type declaration is not accepted")
        case SVOD_XML_TOO_DEEP: return refuse("elements are nested more than \(limits.depth) deep")
        case SVOD_XML_TOO_WIDE: return refuse("an element has too many attributes")
        case SVOD_XML_TOO_LONG_TEXT: return refuse("a text is longer than \(limits.text) bytes")
        case SVOD_XML_TOO_LONG:
            return SvodError(.limitExceeded, "line \(line): the file is larger than \(limits.file) bytes")
        case SVOD_XML_NO_MEMORY: return SvodError(.limitExceeded, "line \(line): there is no memory left")
        default:
            let message = String(cString: svod_xml_message(svod_xml_records_parser(parser)))
            return refuse(message.isEmpty ? "not well-formed XML" : "not well-formed XML (\(message))")
        }
    }

    private func refuse(_ message: String) -> SvodError { SvodError(.invalidInput, "line \(line): \(message)") }

    private static func parser(_ limits: svod_xml_records_limits) -> OpaquePointer? {
        // The names live as long as the call.
        let names = CommerceElement.allCases.map { strdup($0.rawValue) }
        defer { for name in names { free(name) } }
        return names.map { UnsafePointer<CChar>($0) }.withUnsafeBufferPointer {
            svod_xml_records_new($0.baseAddress, UInt16($0.count), limits)
        }
    }
}
