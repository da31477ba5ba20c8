import Crypto
import Domain

/// What makes a submission the same when it comes again.
///
/// The sender's own key where there is one (`Idempotency-Key`, draft-ietf-httpapi-idempotency-key-header; the number of
/// a message or of an order; `svod_id`). Without one the same content within two minutes is the same: somebody pressed
/// the button twice.
struct SubmissionKey: Hashable, Sendable {
    /// The name under which it is known.
    let name: String
    /// A further name under which it may be known already.
    let earlier: String?
    /// What it was, for telling a repetition from another submission under the same key.
    let digest: String

    /// The longest key that is taken, in characters.
    static let longest = 255
    /// How long the same content counts as the same submission, at least.
    static let window: Int64 = 120

    /// Finds the key of a submission.
    ///
    /// - Throws: ``IntakeFault`` when a header's key is empty, too long or holds what no header may.
    init(
        _ form: SubmittedForm,
        kind: RequestKind,
        header: String?,
        files: [String],
        at now: Timestamp
    ) throws(IntakeFault) {
        digest = Self.digest(of: form, kind, files)
        if let header {
            name = "key/\(try Self.read(header))"
            earlier = nil
        } else if let own = Self.own(form, kind) {
            name = own
            earlier = nil
        } else {
            let slot = now.microseconds / 1_000_000 / Self.window
            name = "body/\(digest)/\(slot)"
            earlier = "body/\(digest)/\(slot - 1)"
        }
    }

    /// The key without its quotation marks: it is a string of RFC 8941, and many write it bare.
    static func read(_ header: String) throws(IntakeFault) -> String {
        var text = Substring(header)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") { text = text.dropFirst().dropLast() }
        guard (1...longest).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw IntakeFault(
                400,
                "idempotency_key",
                field: "Idempotency-Key",
                "Ключ — от 1 до \(longest) знаков ASCII",
                "The key has 1 to \(longest) characters of ASCII"
            )
        }
        return String(text)
    }

    private static func own(_ form: SubmittedForm, _ kind: RequestKind) -> String? {
        switch kind {
        case .message:
            let conversation = form.value(ControlField.conversation) ?? ""
            return form.value(ControlField.message).map { "message/\(short(conversation))/\(short($0))" }
        case .order:
            let number = ["order_id", "order_number", "order.id", "order.number", "number"].lazy
                .compactMap { form.value($0) }.first
            return number.map { "order/\(short($0))" } ?? form.value(ControlField.submission).map { "id/\(short($0))" }
        case .form, .letter: return form.value(ControlField.submission).map { "id/\(short($0))" }
        }
    }

    /// The text, or its digest where it is too long for a key.
    private static func short(_ text: String) -> String {
        text.utf8.count <= 100 ? text : hexadecimal(SHA256.hash(data: Array(text.utf8)))
    }

    /// A digest of everything that was sent; a boundary, which a browser draws anew each time, is no part of it.
    private static func digest(of form: SubmittedForm, _ kind: RequestKind, _ files: [String]) -> String {
        var hash = SHA256()
        func add(_ text: String) {
            withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: Array(text.utf8))
        }
        add(kind.rawValue)
        for field in form.fields where field.name != ControlField.key {
            add(field.name)
            add(field.value)
        }
        for (file, content) in zip(form.files, files) {
            add(file.name)
            add(content)
        }
        return hexadecimal(hash.finalize())
    }

    private static func hexadecimal(_ digest: SHA256Digest) -> String {
        digest.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0\(text)" : text
        }.joined()
    }
}
