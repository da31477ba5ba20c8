package import Domain
import Foundation

/// What a provider answers to a refresh token (RFC 6749 section 5). Pure.
package enum TokenReply: Hashable, Sendable {
    /// An access token, for how long, and perhaps a new refresh token in the place of the old.
    case token(Secret, lasts: Duration, refresh: Secret?)
    /// The provider does not accept us: the grant was withdrawn, or the application is not known.
    case refused(String)
    /// It cannot answer just now, or says what nobody understands.
    case unclear(String)

    private struct Body: Decodable {
        var access_token: String?
        var expires_in: Double?
        var refresh_token: String?
        var error: String?
        var error_description: String?
    }

    /// Reads an answer.
    package init(status: Int, body: [UInt8]) {
        let answer = try? JSONDecoder().decode(Body.self, from: Data(body))
        if (200..<300).contains(status), let token = answer?.access_token, !token.isEmpty {
            let seconds = min(max(answer?.expires_in ?? 3600, 60), 365 * 86_400)
            self = .token(
                Secret(token),
                lasts: .seconds(Int64(seconds)),
                refresh: answer?.refresh_token.map { Secret($0) }
            )
            return
        }
        let words = [answer?.error, answer?.error_description].compactMap(\.self).joined(separator: ": ")
        let reason = words.isEmpty ? "status \(status)" : String(words.prefix(200))
        let isRefusal = answer?.error.map { Self.final.contains($0) } ?? (status == 401 || status == 403)
        self = isRefusal ? .refused(reason) : .unclear(reason)
    }

    /// RFC 6749 section 5.2, and what Microsoft adds.
    private static let final: Set<String> = [
        "invalid_grant", "invalid_client", "unauthorized_client", "invalid_scope", "unsupported_grant_type",
        "interaction_required", "consent_required",
    ]
}
