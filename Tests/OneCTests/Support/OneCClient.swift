import Domain
import Foundation
import OneC
import OneCTestSupport

/// 1C as the client of an exchange: what it sends, how it reads answers, when it asks again.
struct OneCClient: Sendable {
    typealias Product = OneCProduct

    /// An answer that this 1C shows its user as an error.
    struct Complaint: Error, CustomStringConvertible {
        let mode: String
        let reply: ExchangeReply
        var description: String { "\(mode): \(reply.status) \(reply.text)" }
    }

    let product: Product
    var user = "svod"
    var password = "secret"
    /// What carries a call to svod: the desk itself, or a socket.
    let send: @Sendable (ExchangeCall) async throws -> ExchangeReply

    /// Signs in and asks for the limits; answers the session's secret.
    func begin() async throws -> String {
        let opened = try await expect("success", ask("checkauth", session: nil, authorization: authorization))
        // UT takes lines by LF and trims nothing.
        let lines = opened.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3, lines[1] == ExchangeReply.cookieName else {
            throw Complaint(mode: "checkauth", reply: opened)
        }
        let limits = try await ask("init", session: lines[2])
        let count = limits.text.split(separator: "\n", omittingEmptySubsequences: false).count
        guard limits.text.hasPrefix("zip=yes\nfile_limit="), count == (product == .modern ? 4 : 2) else {
            throw Complaint(mode: "init", reply: limits)
        }
        return lines[2]
    }

    /// Sends a file in pieces of `piece` bytes.
    @discardableResult
    func upload(_ bytes: [UInt8], as name: String, piece: Int = .max, session: String) async throws -> ExchangeReply {
        var reply = ExchangeReply.success()
        var start = 0
        while start < bytes.count {
            let end = start + min(piece, bytes.count - start)
            reply = try await expect("success", ask("file", name, Array(bytes[start..<end]), session: session))
            start = end
        }
        return reply
    }

    /// Asks for the reading of a file until it is over.
    @discardableResult
    func read(_ name: String, session: String) async throws -> ExchangeReply {
        while true {
            let reply = try await ask("import", name, session: session)
            if reply.word != "progress" { return try expect("success", reply) }
        }
    }

    /// The whole of an exchange that brings one file.
    func exchange(_ bytes: [UInt8], as name: String, piece: Int = .max) async throws -> ExchangeReply {
        let session = try await begin()
        var last = try await upload(bytes, as: name, piece: piece, session: session)
        if product != .unf { last = try await read(name, session: session) }
        if product == .modern { _ = try await expect("success", ask("complete", session: session)) }
        return last
    }

    /// One request as this product makes it.
    func ask(
        _ mode: String,
        _ file: String? = nil,
        _ body: [UInt8] = [],
        session: String?,
        authorization: String? = nil
    ) async throws -> ExchangeReply {
        var parameters = ["type": "sale", "mode": mode]
        parameters["filename"] = file
        if product != .ut { parameters["sessid"] = session }
        if product == .modern { parameters["version"] = "3.1" }
        return try await send(
            ExchangeCall(
                parameters,
                isPost: product == .modern || mode == "file",
                authorization: authorization,
                cookie: product == .unf ? nil : session,
                address: "10.0.0.1",
                body: body
            )
        )
    }

    /// The header with name and password.
    var authorization: String { "Basic \(Data("\(user):\(password)".utf8).base64EncodedString())" }

    private func expect(_ word: String, _ reply: ExchangeReply) throws -> ExchangeReply {
        guard reply.word == word else { throw Complaint(mode: word, reply: reply) }
        return reply
    }
}
