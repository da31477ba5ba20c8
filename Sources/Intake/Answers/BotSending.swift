import Domain
import Records
import Store

/// Sends an answer through a bot, once: the Bot API knows no keys, so what was begun is written down before it is sent, and
/// an answer of which nothing was heard is not sent again unless a person says so.
struct BotSending: Sendable {
    let api: BotAPI
    let engine: any Engine
    let clock: WallClock

    /// The longest text of one message, in units of UTF-16 (Bot API, `sendMessage`).
    static let longest = 4096

    /// Sends the pieces of an answer that are not sent yet.
    func send(_ message: OutgoingChatMessage, of row: OutboxRow) async -> Delivery {
        do {
            var remote = ""
            for (index, piece) in Self.pieces(of: message.text).enumerated() {
                let key = "\(row.dedupKey)/\(index)"
                switch try await engine.read({ try SentBook.standing(key, in: $0) }) {
                case .sent(let known):
                    remote = known
                    continue
                case .begun where row.attempts > 1: throw Unheard()
                case .begun, nil: break
                }
                remote = try await send(piece, to: message.conversation, under: key)
            }
            return .done(result: remote)
        } catch is Unheard {
            return .never(reason: "nothing was heard of its sending; repeat it if the client does not see it")
        } catch let failure as BotFailure {
            return Self.delivery(failure)
        } catch {
            return .retry(after: .seconds(5), reason: "\(error)")
        }
    }

    /// Nobody knows whether a message arrived.
    private struct Unheard: Error {}

    private func send(_ text: String, to chat: String, under key: String) async throws -> String {
        // A line that is down shows here, where nothing is lost by trying again.
        try await api.showTyping(in: chat)
        let now = clock.now()
        try await engine.write(.normal) { try SentBook.begin(key, at: now, in: $0) }
        do {
            let number = "\(try await api.send(text, to: chat))"
            try await engine.write(.normal) { try SentBook.sent(key, as: number, in: $0) }
            return number
        } catch let failure as BotFailure {
            if case .later = failure { throw Unheard() }
            try await engine.write(.normal) { try SentBook.failed(key, in: $0) }
            throw failure
        }
    }

    private static func delivery(_ failure: BotFailure) -> Delivery {
        switch failure {
        case .never(let reason): .never(reason: reason)
        case .tooMany(let seconds): .retry(after: .seconds(seconds), reason: failure.reason)
        case .refused, .taken: .retry(after: .seconds(300), reason: failure.reason)
        case .later: .retry(after: .seconds(5), reason: failure.reason)
        }
    }

    /// The text in pieces that one message can hold, cut at a line's or a word's end where there is one.
    static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(text)
        while rest.utf16.count > longest {
            let limit = rest.utf16.index(rest.startIndex, offsetBy: longest)
            // Between characters, never within one.
            var cut = rest.startIndex
            for index in rest.indices where index <= limit { cut = index }
            let line = rest[..<cut].lastIndex(where: \.isNewline) ?? rest[..<cut].lastIndex(of: " ")
            if let line, rest.distance(from: rest.startIndex, to: line) > 1000 { cut = rest.index(after: line) }
            guard cut > rest.startIndex else { break }
            pieces.append(String(rest[..<cut]))
            rest = rest[cut...]
        }
        return pieces + [String(rest)]
    }
}
