import Foundation
import OneCTestSupport
import TestSupport

/// A 1C at the other end of «Обмен с сайтом», with its product's ways of asking, of giving up and of asking again.
///
/// A connection that breaks, or an answer for which its patience (three minutes of УТ, half an hour of УНФ) is too short: УТ
/// sends the portion that failed once more under a new name, 3.1 asks the same again, УНФ ends the run and begins anew at its
/// next one. When patience ends is said, not waited for.
struct OneCEmulator {
    /// An answer that this 1C shows its user as an error.
    struct Complaint: Error, CustomStringConvertible {
        let mode: String
        let answer: HTTPAnswer
        var description: String { "\(mode): \(answer.status) \(answer.text)" }
    }

    /// The run was given up: the other side is gone.
    struct GivenUp: Error {}

    let host: String
    let port: Int
    var books: PackageBooks
    /// Sees to it that the other side is there again.
    let revive: () async throws -> Void
    /// Requests since the last exchange began.
    private(set) var requests = 0
    private var trouble: (kind: HTTPTrouble, request: Int)?
    private var files = 0
    private var session = ""

    init(host: String, port: Int, books: PackageBooks, revive: @escaping () async throws -> Void) {
        (self.host, self.port, self.books, self.revive) = (host, port, books, revive)
    }

    /// Runs exchanges until one comes to its end, as a schedule does. The request of that number, from 1, suffers `trouble`.
    mutating func exchange(_ trouble: HTTPTrouble? = nil, at request: Int = 1) async throws {
        requests = 0
        self.trouble = trouble.map { ($0, request) }
        for _ in 0..<4 {
            do {
                try await run()
                return
            } catch is GivenUp {
                try await revive()
            }
        }
        throw GivenUp()
    }

    /// One run: takes the site's orders, then sends everything that it knows.
    private mutating func run() async throws {
        try await signIn()
        let orders = try await ask("query")
        guard orders.text.hasPrefix("<?xml") else { throw Complaint(mode: "query", answer: orders) }
        take(orders.text)
        try await expect("success", ask("success"))
        try await send(Array(books.package(isSent: false).utf8))
        if books.product == .modern { try await expect("success", ask("complete")) }
        books.sent()
    }

    /// Takes the orders of the site's answer.
    private mutating func take(_ text: String) {
        func value(_ element: String, in text: String) -> String? {
            guard let start = text.range(of: "<\(element)>"), let end = text.range(of: "</\(element)>") else {
                return nil
            }
            return String(text[start.upperBound..<end.lowerBound])
        }
        for part in text.components(separatedBy: "<Документ>").dropFirst() {
            guard let site = value("Номер", in: part), let sum = value("Сумма", in: part) else { continue }
            books.take(site: site, kopecks: Int64(sum.filter(\.isWholeNumber)) ?? 0)
        }
    }

    private mutating func signIn() async throws {
        let opened = try await ask("checkauth", isSigning: true)
        // Lines by LF, nothing trimmed.
        let lines = opened.text.components(separatedBy: "\n")
        guard lines.count >= 3, lines[0] == "success" else { throw Complaint(mode: "checkauth", answer: opened) }
        session = "\(lines[1])=\(lines[2])"
        let limits = try await ask("init")
        let count = limits.text.components(separatedBy: "\n").count
        guard limits.text.hasPrefix("zip="), count == (books.product == .modern ? 4 : 2) else {
            throw Complaint(mode: "init", answer: limits)
        }
    }

    /// Sends a file in three pieces; УНФ packs it and asks for no reading.
    private mutating func send(_ bytes: [UInt8]) async throws {
        files += 1
        let name = "orders-\(files).xml"
        let text = String(decoding: bytes, as: UTF8.self)
        let isPacked = books.product == .unf
        let body = isPacked ? try ZipFile.bytes([(name, text)]) : bytes
        let file = isPacked ? "v8_\(files).zip" : name
        let third = body.count / 3
        do {
            for piece in [body[..<third], body[third..<(2 * third)], body[(2 * third)...]] {
                try await expect("success", ask("file", file, Array(piece)))
            }
        } catch is PortionFailed {
            return try await send(bytes)
        }
        guard !isPacked else { return }
        while true {
            let answer = try await ask("import", name)
            if Self.word(answer) != "progress" { return try expect("success", answer) }
        }
    }

    /// A portion whose answer never came.
    private struct PortionFailed: Error {}

    private mutating func ask(
        _ mode: String,
        _ file: String? = nil,
        _ body: [UInt8]? = nil,
        isSigning: Bool = false
    ) async throws -> HTTPAnswer {
        for _ in 0..<3 {
            do { return try await request(mode, file, body, isSigning: isSigning) } catch let error as Complaint {
                throw error
            } catch {
                if books.product == .unf { throw GivenUp() }
                try await revive()
                if books.product == .ut, mode == "file" { throw PortionFailed() }
            }
        }
        throw GivenUp()
    }

    private mutating func request(
        _ mode: String,
        _ file: String?,
        _ body: [UInt8]?,
        isSigning: Bool
    ) async throws -> HTTPAnswer {
        var query = "type=sale&mode=\(mode)"
        if let file { query += "&filename=\(file)" }
        if books.product == .unf, let secret = session.split(separator: "=").last { query += "&sessid=\(secret)" }
        if books.product == .modern { query += "&version=3.1" }
        var headers: [(String, String)] = []
        if isSigning {
            headers.append(("Authorization", "Basic \(Data("svod:S3cret-1C".utf8).base64EncodedString())"))
        } else if books.product != .unf {
            headers.append(("Cookie", session))
        }
        let isPost = body != nil || books.product == .modern
        return try await carry(isPost ? "POST" : "GET", "/1c/exchange?\(query)", headers, body ?? (isPost ? [] : nil))
    }

    private mutating func carry(
        _ method: String,
        _ path: String,
        _ headers: [(String, String)],
        _ body: [UInt8]?
    ) async throws -> HTTPAnswer {
        requests += 1
        guard let trouble, trouble.request == requests else {
            return try await HTTPWire.ask(method, path, of: host, port: port, headers: headers, body: body)
        }
        return try await HTTPWire.ask(
            method,
            path,
            of: host,
            port: port,
            headers: headers,
            body: body,
            suffering: trouble.kind
        )
    }

    private func expect(_ word: String, _ answer: HTTPAnswer) throws {
        guard Self.word(answer) == word else { throw Complaint(mode: word, answer: answer) }
    }

    private static func word(_ answer: HTTPAnswer) -> String { String(answer.text.prefix { $0 != "\n" }) }
}
