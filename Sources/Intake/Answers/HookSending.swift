import Crypto
import Domain
import Foundation
import Records
import Store
import Transfer

/// Posts an answer to the service that handed the chat in. The body is signed: `X-Svod-Signature: t=SECONDS,v1=HEX`, the
/// HMAC-SHA256 of `SECONDS.BODY`; `Idempotency-Key` makes a repetition harmless.
struct HookSending: Sendable {
    let hook: ChatHook
    let caller: WebCaller
    let clock: WallClock

    private struct Answer: Encodable {
        let id: String
        let conversation: String
        let text: String
    }

    func send(_ message: OutgoingChatMessage, of row: OutboxRow) async -> Delivery {
        let answer = Answer(id: row.dedupKey, conversation: message.conversation, text: message.text)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let body = try? encoder.encode(answer) else { return .never(reason: "the answer cannot be written") }
        var call = HTTPCall.json(hook.url, Array(body))
        call.longestAnswer = 64 << 10
        call.headers["Idempotency-Key"] = "\"\(row.dedupKey.filter { $0.isASCII && $0 != "\"" && $0 != "\\" })\""
        call.headers["X-Svod-Signature"] = Self.signature(of: Array(body), secret: hook.secret, at: clock.now())
        do {
            let reply = try await caller.call(call)
            switch reply.status {
            case 200..<300: return .done(result: nil)
            case 408, 409, 425, 429, 500...:
                let wait = reply.headers["retry-after"].flatMap { Int($0) } ?? 5
                return .retry(after: .seconds(max(1, min(wait, 3600))), reason: "HTTP \(reply.status)")
            default: return .never(reason: "HTTP \(reply.status)")
            }
        } catch {
            return .retry(after: .seconds(5), reason: "\(error)")
        }
    }

    /// The value of the header.
    static func signature(of body: [UInt8], secret: Secret, at now: Timestamp) -> String {
        let seconds = now.microseconds / 1_000_000
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(seconds).".utf8) + body,
            using: SymmetricKey(data: Array(secret.exposed.utf8))
        )
        let hexadecimal = code.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
        return "t=\(seconds),v1=\(hexadecimal)"
    }
}
