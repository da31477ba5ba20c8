import Domain
import Foundation

/// A line of a file of requests.
struct InspectedRequest: Decodable {
    struct Dealer: Decodable {
        var name: String?
        var inn: String?
        var phone: String?
        var email: String?
    }

    struct Line: Decodable {
        var article: String?
        var name: String?
        var qty: Double?
        var unit: String?
    }

    var id: String
    var received_at: String
    var channel: String?
    var dealer: Dealer?
    var subject: String?
    var text: String?
    var lines: [Line]?

    /// The request as the matcher takes it. Throws where the time is none.
    func request(_ number: FanRequestID) throws -> FanRequest {
        guard let time = Self.time(received_at) else {
            throw SvodError(
                .invalidInput,
                "received_at: expected a time as 2026-11-20T09:05:00Z, found '\(received_at)'"
            )
        }
        return FanRequest(
            id: number,
            receivedAt: time,
            channel: channel ?? "",
            dealer: FanDealer(name: dealer?.name ?? "", inn: dealer?.inn, phone: dealer?.phone, email: dealer?.email),
            subject: subject ?? "",
            text: text ?? "",
            lines: (lines ?? []).map { line in
                FanLine(
                    name: line.name ?? "",
                    article: line.article,
                    quantity: line.qty.flatMap { $0.isFinite && abs($0) < 1e12 ? Int64(($0 * 1000).rounded()) : nil },
                    unit: line.unit
                )
            }
        )
    }

    private static func time(_ text: String) -> Timestamp? {
        let fine = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let whole = Date.ISO8601FormatStyle()
        guard let date = (try? fine.parse(text)) ?? (try? whole.parse(text)) else { return nil }
        return Timestamp(microseconds: Int64((date.timeIntervalSince1970 * 1_000_000).rounded()))
    }
}
