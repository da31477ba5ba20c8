import Domain
import Foundation
import Transfer

/// The calls of Telegram's Bot API (version 7 and later) that svod makes. The token is part of every address: no message and
/// no log line shows one.
struct BotAPI: Sendable {
    let bot: ChatBot
    let caller: WebCaller

    /// What the Bot API lets a bot fetch.
    static let longestFile = 20 << 20
    /// How long the server may hold a call that waits for messages.
    static let poll = 25

    private struct Envelope<Result: Decodable>: Decodable {
        struct Parameters: Decodable {
            let retryAfter: Int?
            enum CodingKeys: String, CodingKey { case retryAfter = "retry_after" }
        }
        let ok: Bool
        let result: Result?
        let description: String?
        let parameters: Parameters?
    }

    /// Waits for messages from `offset` on; 0 asks for whatever is there.
    ///
    /// - Throws: ``BotFailure``.
    func updates(from offset: Int64) async throws -> [BotUpdate] {
        struct Query: Encodable {
            let offset: Int64?
            let timeout: Int
            let allowed_updates: [String]
        }
        let query = Query(
            offset: offset == 0 ? nil : offset,
            timeout: Self.poll,
            allowed_updates: ["message", "edited_message"]
        )
        let found: [BotUpdate.Readable] = try await ask("getUpdates", query, whole: .seconds(Self.poll + 15))
        return found.compactMap(\.update)
    }

    /// Shows in the chat that an answer is being written: does no harm when it is repeated.
    ///
    /// - Throws: ``BotFailure``.
    func showTyping(in chat: String) async throws {
        struct Action: Encodable {
            let chat_id: String
            let action = "typing"
        }
        let _: Bool = try await ask("sendChatAction", Action(chat_id: chat))
    }

    /// Sends a text; the service's number of the message.
    ///
    /// - Throws: ``BotFailure``.
    func send(_ text: String, to chat: String) async throws -> Int64 {
        struct Message: Encodable {
            let chat_id: String
            let text: String
        }
        struct Sent: Decodable { let message_id: Int64 }
        let sent: Sent = try await ask("sendMessage", Message(chat_id: chat, text: text))
        return sent.message_id
    }

    /// The content of a file.
    ///
    /// - Throws: ``BotFailure``; `never` for one that is too large or gone.
    func file(_ id: String) async throws -> [UInt8] {
        struct Query: Encodable { let file_id: String }
        struct Found: Decodable {
            let file_path: String?
            let file_size: Int?
        }
        let found: Found = try await ask("getFile", Query(file_id: id))
        guard let path = found.file_path, path.utf8.allSatisfy(Self.isPlain), !path.contains("..") else {
            throw BotFailure.never("the file has no place")
        }
        guard found.file_size ?? 0 <= Self.longestFile else { throw BotFailure.never("the file is too large") }
        var call = HTTPCall("GET", "\(bot.server)/file/bot\(bot.token.exposed)/\(path)")
        call.longestAnswer = Self.longestFile
        call.whole = .seconds(120)
        let reply = try await reach(call)
        guard reply.isSuccess else {
            throw reply.status >= 500 ? BotFailure.later("\(reply.status)") : BotFailure.never("\(reply.status)")
        }
        return reply.body
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private func ask<Result: Decodable>(
        _ method: String,
        _ body: some Encodable,
        whole: Duration = .seconds(30)
    ) async throws -> Result {
        var call = HTTPCall.json(
            "\(bot.server)/bot\(bot.token.exposed)/\(method)",
            Array(try JSONEncoder().encode(body))
        )
        call.whole = whole
        call.longestAnswer = 8 << 20
        let reply = try await reach(call)
        let envelope = try? JSONDecoder().decode(Envelope<Result>.self, from: Data(reply.body))
        if reply.isSuccess, let result = envelope?.result, envelope?.ok == true { return result }
        let told = String((envelope?.description ?? "HTTP \(reply.status)").prefix(200))
        switch reply.status {
        case 401, 404: throw BotFailure.refused(told)
        case 409: throw BotFailure.taken(told)
        case 429: throw BotFailure.tooMany(seconds: max(1, min(envelope?.parameters?.retryAfter ?? 5, 3600)))
        case 400, 403: throw BotFailure.never(told)
        default: throw BotFailure.later(told)
        }
    }

    /// Makes a call. What the transfer says of a failure names no address beyond the server.
    private func reach(_ call: HTTPCall) async throws -> HTTPReply {
        do {
            return try await caller.call(call)
        } catch let error as SvodError {
            if error.code == .limitExceeded { throw BotFailure.never("the answer is too long") }
            throw BotFailure.later("\(error)")
        }
    }
}
