import Domain
import Foundation
import Glibc

/// As much of a browser as signing in takes: one request a connection, cookies, a form's token.
struct Browser {
    private struct Answer {
        var status: Int
        var head: String
        var body: String
    }

    private let port: UInt16
    private var cookies: [String: String] = [:]

    /// Signs in.
    ///
    /// - Throws: ``SvodError`` `authenticationFailed` with the answer's status when the console does not let it in.
    init(port: UInt16, login: String, password: String) throws {
        self.port = port
        let page = try ask("GET", "/sign-in")
        guard let token = Self.token(in: page.body) else {
            throw SvodError(.protocolViolation, "the sign-in page (status \(page.status)) holds no token")
        }
        let form = "login=\(login)&password=\(password)&csrf=\(token)"
        let answer = try ask("POST", "/sign-in", form)
        guard (300..<400).contains(answer.status), cookies["svod_session"] != nil else {
            throw SvodError(.authenticationFailed, "\(login) was not let in: status \(answer.status)")
        }
    }

    /// Opens the stream of events and answers its socket, after the stream's first bytes.
    func openEvents() throws -> Int32 {
        let socket = try Loopback.connect(port: port)
        guard Loopback.send(head("GET", "/api/v1/events") + "\r\n", to: socket) else {
            throw SvodError(.unavailable, "the console closed the connection")
        }
        let first = Self.read(socket) { $0.contains("event: beat") || $0.count > 1 << 20 }
        guard first.hasPrefix("HTTP/1.1 200") else {
            throw SvodError(.protocolViolation, "the stream of events was refused: \(first.prefix(200))")
        }
        return socket
    }

    /// Reads a page of the interface.
    ///
    /// - Throws: ``SvodError`` when it is refused.
    mutating func get(_ path: String) throws -> String {
        let answer = try ask("GET", path)
        guard answer.status == 200 else {
            throw SvodError(.unavailable, "\(path) was refused with status \(answer.status)")
        }
        return answer.body
    }

    private func head(_ method: String, _ path: String) -> String {
        let cookie = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        return "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nOrigin: http://127.0.0.1:\(port)\r\n"
            + (cookie.isEmpty ? "" : "Cookie: \(cookie)\r\n")
    }

    private mutating func ask(_ method: String, _ path: String, _ form: String? = nil) throws -> Answer {
        let socket = try Loopback.connect(port: port)
        defer { Glibc.close(socket) }
        var request = head(method, path) + "Connection: close\r\n"
        if let form {
            request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n"
        }
        guard Loopback.send(request + "\r\n" + (form ?? ""), to: socket) else {
            throw SvodError(.unavailable, "the console closed the connection")
        }
        let text = Self.read(socket) { _ in false }
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1).map(String.init)
        guard let head = parts.first, let status = head.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { throw SvodError(.protocolViolation, "the console answered no HTTP") }
        keepCookies(head)
        return Answer(status: status, head: head, body: parts.count > 1 ? parts[1] : "")
    }

    private mutating func keepCookies(_ head: String) {
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("set-cookie:") {
            let pair = line.dropFirst("set-cookie:".count).prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            cookies[pair[0].filter { $0 != " " }] = String(pair[1])
        }
    }

    private static func token(in page: String) -> String? {
        guard let field = page.range(of: "name=\"csrf\""),
            let value = page[field.upperBound...].range(of: "value=\"")
        else { return nil }
        return String(page[value.upperBound...].prefix { $0 != "\"" })
    }

    private static func read(_ socket: Int32, until isEnough: (String) -> Bool) -> String {
        var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            if isEnough(String(decoding: bytes, as: UTF8.self)) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
