import CXML2

/// Reads XML as it arrives, in pieces of any size, and hands elements and texts to a receiver.
///
/// A document cannot reach outside itself: one with a DTD is refused, only the five entities of XML are known, nothing
/// is fetched. Depth, attributes and size are limited. It is used by one thread at a time.
package final class XMLPushParser {
    private let receiver: any XMLReceiver
    private let limits: XMLLimits
    private var parser: OpaquePointer?
    /// What the receiver threw.
    private var refusal: (any Error)?

    /// Creates a parser.
    ///
    /// - Throws: ``SvodError`` `notFound` when libxml2 is not installed.
    package init(receiver: any XMLReceiver, limits: XMLLimits = XMLLimits()) throws {
        self.receiver = receiver
        self.limits = limits
        let handler = svod_xml_handler(start: Self.onStart, end: Self.onEnd, text: Self.onText)
        let context = Unmanaged.passUnretained(self).toOpaque()
        let bounds = svod_xml_limits(
            depth: UInt32(clamping: limits.depth),
            attributes: UInt32(clamping: limits.attributes),
            bytes: UInt64(clamping: limits.bytes)
        )
        guard let parser = svod_xml_new(handler, context, bounds) else {
            throw SvodError(.notFound, String(cString: svod_xml_library_error()))
        }
        self.parser = parser
    }

    deinit { svod_xml_free(parser) }

    /// The line that the parser has reached, from 1.
    package var line: Int { max(1, Int(svod_xml_line(parser))) }

    /// Reads a piece.
    ///
    /// - Throws: what the receiver throws; ``SvodError`` `invalidInput` for what is not well-formed, a DTD, or an
    ///   element that nests or holds too much; `limitExceeded` for too many bytes. Each names the line.
    package func feed(_ bytes: UnsafeRawBufferPointer) throws {
        try check(svod_xml_feed(parser, bytes.baseAddress, bytes.count))
    }

    /// Says that there is no more.
    ///
    /// - Throws: as ``feed(_:)``; `invalidInput` also when the document is not whole.
    package func finish() throws { try check(svod_xml_finish(parser)) }

    private func check(_ state: svod_xml_state) throws {
        switch state {
        case SVOD_XML_OK: return
        case SVOD_XML_STOPPED:
            if let refusal { throw refusal }
            throw fault("reading was stopped")
        case SVOD_XML_DTD: throw fault("a document type declaration is not accepted")
        case SVOD_XML_TOO_DEEP: throw fault("elements are nested more than \(limits.depth) deep")
        case SVOD_XML_TOO_WIDE: throw fault("an element has more than \(limits.attributes) attributes")
        case SVOD_XML_TOO_LONG:
            throw SvodError(.limitExceeded, "XML line \(line): the document is larger than \(limits.bytes) bytes")
        case SVOD_XML_CUT:
            throw fault("the document ends in the middle of <\(String(cString: svod_xml_cut(parser)))>")
        default:
            let message = String(cString: svod_xml_message(parser))
            throw fault(message.isEmpty ? "not well-formed XML" : "not well-formed XML (\(message))")
        }
    }

    private func fault(_ message: String) -> SvodError { SvodError(.invalidInput, "XML line \(line): \(message)") }

    /// Calls the receiver; false when it threw.
    private func passing(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return true
        } catch {
            refusal = error
            return false
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLPushParser? {
        context.map { Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private static let onStart:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<svod_xml_attribute>?, Int
        ) -> Bool = { context, name, space, attributes, count in
            guard let parser = of(context), let name else { return false }
            let read = UnsafeBufferPointer(start: attributes, count: count).map(XMLAttributes.Attribute.init(shim:))
            return parser.passing {
                try parser.receiver.start(
                    String(cString: name),
                    space: space.map { String(cString: $0) },
                    XMLAttributes(read)
                )
            }
        }

    private static let onEnd:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Bool = {
            context,
            name,
            space in
            guard let parser = of(context), let name else { return false }
            return parser.passing {
                try parser.receiver.end(String(cString: name), space: space.map { String(cString: $0) })
            }
        }

    private static let onText: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int) -> Bool = {
        context,
        bytes,
        count in
        guard let parser = of(context) else { return false }
        return parser.passing { try parser.receiver.text(UnsafeRawBufferPointer(start: bytes, count: count)) }
    }
}

extension XMLAttributes.Attribute {
    /// Copies what the shim lends.
    fileprivate init(shim attribute: svod_xml_attribute) {
        let bytes = UnsafeRawBufferPointer(start: attribute.value, count: attribute.count)
        self.init(
            name: attribute.name.map { String(cString: $0) } ?? "",
            space: attribute.space.map { String(cString: $0) },
            value: String(decoding: bytes, as: UTF8.self)
        )
    }
}
