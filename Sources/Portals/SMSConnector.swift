import Crypto
package import Domain
import Foundation
import Metrics
import Records
package import Store
package import Transfer

/// The connector `sms` of the outbox: short messages by a gateway that the configuration describes.
///
/// The gateway gets the row's key as `{id}` and as `Idempotency-Key`; a call whose answer was lost is repeated with the same.
package struct SMSConnector: Connector {
    private let settings: @Sendable () -> SendingSettings
    private let call: @Sendable (HTTPCall) async throws -> HTTPReply
    private let engine: any Engine
    private let clock: WallClock

    /// Creates a connector that makes its calls with `call`.
    package init(
        settings: @escaping @Sendable () -> SendingSettings,
        engine: any Engine,
        clock: WallClock,
        call: @escaping @Sendable (HTTPCall) async throws -> HTTPReply
    ) {
        self.settings = settings
        self.engine = engine
        self.clock = clock
        self.call = call
    }

    package var name: String { "sms" }

    package func deliver(_ row: OutboxRow) async -> Delivery {
        let delivery: Delivery
        do {
            delivery = try await send(row)
        } catch {
            let error = error as? SvodError ?? SvodError(.unavailable, "the message was not sent", cause: error)
            delivery =
                error.code.isTransient ? .retry(after: .seconds(30), reason: "\(error)") : .never(reason: "\(error)")
        }
        let reason =
            switch delivery {
            case .done: "done"
            case .retry: "retry"
            case .never: "never"
            }
        Counter(label: "svod_short_messages_sent_total", dimensions: [("reason", reason)]).increment()
        return delivery
    }

    private func send(_ row: OutboxRow) async throws -> Delivery {
        let settings = settings()
        let message = try JSONDecoder().decode(OutgoingMessage.self, from: Data(row.payload.utf8))
        guard let phone = try await phone(of: message) else { return .never(reason: "no number is known") }
        guard let gateway = settings.sms else {
            guard !settings.isTest else { return .done(result: "test: it was not sent") }
            // A day long: the gateway may still be named, and SIGHUP is enough for that.
            return .retry(after: .seconds(3600), reason: "no gateway of short messages is configured")
        }
        let departure = SentBook.Departure(
            .sms,
            key: row.dedupKey,
            addresses: [phone],
            isAutomatic: true,
            isTest: settings.isTest
        )
        let caps = SentBook.Caps(
            automatic: settings.messagesPerNumber,
            address: settings.messagesPerNumber,
            day: settings.lettersPerDay
        )
        let now = clock.now()
        switch try await engine.write(.normal, { try SentBook.reserve(departure, caps, at: now, in: $0) }) {
        case .free: break
        case .addressIsFull: return .never(reason: "the number has had as many messages in 24 hours as it may get")
        case .dayIsFull: return .retry(after: .seconds(3600), reason: "as many messages have left in 24 hours as may")
        }
        guard !settings.isTest else { return .done(result: "test: it was not sent") }
        let request = SMSRequest(gateway, phone: phone, text: message.text, key: Self.identifier(row.dedupKey))
        return SMSAnswer(gateway).delivery(of: try await call(request.call))
    }

    private func phone(of message: OutgoingMessage) async throws -> String? {
        if let phone = message.phone { return phone }
        guard let person = message.person else { return nil }
        return try await engine.read { try NoticeAddress.phone(ofPerson: person, in: $0) }
    }

    /// A key short enough for gateways: 32 hexadecimal digits.
    private static func identifier(_ key: String) -> String {
        SHA256.hash(data: Array(key.utf8)).prefix(16).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
