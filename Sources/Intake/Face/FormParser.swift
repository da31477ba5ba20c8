import NIOCore

/// Reads a body of whichever type it is, as it comes in.
enum FormParser {
    case multipart(MultipartParser)
    case encoded(URLEncodedParser)
    case json([UInt8], FormLimits)

    /// Chooses by the content type (RFC 9110 section 8.3).
    ///
    /// - Throws: ``IntakeFault`` 415 for a type that no form has.
    init(contentType: String?, limits: FormLimits) throws(IntakeFault) {
        let type = HeaderParameters(contentType ?? "")
        switch type.value.lowercased() {
        case "multipart/form-data":
            // RFC 2046 section 5.1.1: at most 70 characters.
            guard let boundary = type.parameters["boundary"], (1...70).contains(boundary.utf8.count) else {
                throw .malformed("В Content-Type нет границы (boundary)", "Content-Type names no boundary")
            }
            self = .multipart(MultipartParser(boundary: boundary, limits: limits))
        case "application/x-www-form-urlencoded": self = .encoded(URLEncodedParser(limits: limits))
        case "application/json", "text/json": self = .json([], limits)
        default:
            throw IntakeFault(
                415,
                "content_type",
                field: "Content-Type",
                "Нужен application/json, application/x-www-form-urlencoded или multipart/form-data",
                "Expected application/json, application/x-www-form-urlencoded or multipart/form-data"
            )
        }
    }

    /// Whether a browser sends such a body by itself, for a form without a program.
    var isPlainForm: Bool {
        if case .json = self { false } else { true }
    }

    mutating func feed(_ bytes: ByteBufferView) throws(IntakeFault) {
        switch self {
        case .multipart(var parser):
            self = .json([], FormLimits())
            defer { self = .multipart(parser) }
            try parser.feed(bytes)
        case .encoded(var parser):
            self = .json([], FormLimits())
            defer { self = .encoded(parser) }
            try parser.feed(bytes)
        case .json(var body, let limits):
            self = .json([], limits)
            guard body.count + bytes.count <= limits.body else { throw .bodyTooLarge(limits) }
            body.append(contentsOf: bytes)
            self = .json(body, limits)
        }
    }

    mutating func finish() throws(IntakeFault) -> SubmittedForm {
        switch self {
        case .multipart(var parser): try parser.finish()
        case .encoded(var parser): try parser.finish()
        case .json(let body, let limits): try JSONForm.read(body, limits: limits)
        }
    }
}
