import CCurl
import Domain

/// What came of a transfer, copied out of libcurl.
struct FinishedTransfer: Sendable {
    /// libcurl's number of the result.
    let code: Int
    /// The status of the last answer: of HTTP, or the reply code of SMTP.
    let status: Int
    /// The lines that the peer said before its body: header fields, or replies of SMTP.
    let head: String
    let body: [UInt8]
    /// Whether the peer sent more than was allowed.
    let overflowed: Bool
    /// What libcurl says of a failure.
    let trouble: String

    init(_ transfer: OpaquePointer, code: Int32) {
        self.code = Int(code)
        status = Int(svod_transfer_status(transfer))
        var count = 0
        let head = svod_transfer_head(transfer, &count)
        self.head = String(decoding: UnsafeRawBufferPointer(start: head, count: count), as: UTF8.self)
        let body = svod_transfer_received(transfer, &count)
        self.body = Array(UnsafeRawBufferPointer(start: body, count: count))
        overflowed = svod_transfer_overflowed(transfer)
        let detail = svod_transfer_error(transfer).map { String(cString: $0) } ?? ""
        trouble = detail.isEmpty ? String(cString: svod_curl_meaning(code)) : detail
    }

    /// The error that it stands for; nil when it went well.
    var error: SvodError? {
        if overflowed { return SvodError(.limitExceeded, "the answer is longer than allowed") }
        guard code != SVOD_CURL_OK else { return nil }
        return SvodError(Self.meanings[code] ?? .unavailable, trouble)
    }

    /// What is not simply "try again".
    private static let meanings: [Int: SvodError.Code] = [
        Int(SVOD_CURL_BAD_ADDRESS): .invalidInput,
        Int(SVOD_CURL_TIMEOUT): .timedOut,
        Int(SVOD_CURL_STRANGE_SERVER): .protocolViolation,
        Int(SVOD_CURL_TLS_CONNECT): .protocolViolation,
        Int(SVOD_CURL_CERTIFICATE): .protocolViolation,
        Int(SVOD_CURL_NO_TLS): .protocolViolation,
        Int(SVOD_CURL_CA_FILE): .invalidConfiguration,
        Int(SVOD_CURL_LOGIN_DENIED): .authenticationFailed,
    ]
}
