import Domain
import Foundation
import Glibc

/// 1C that posts payments one after the other, and an accountant whose page is open.
struct PostingRun: Sendable {
    private let exchange: UInt16
    private let events: Int32
    private var browser: Browser

    /// Signs the accountant in at the console of `site` and opens the stream of events.
    init(_ site: BenchSite) throws {
        guard let port = site.exchangePort else { throw SvodError(.invalidInput, "the site has no exchange with 1C") }
        exchange = port
        browser = try Browser(port: site.consolePort, login: BenchSite.accountant, password: BenchSite.password)
        events = try browser.openEvents()
    }

    /// Posts payment number `index` and answers how long after 1C was told `accepted` the page had it: the event came, and
    /// the list that the page reads then holds the payment.
    mutating func post(_ index: Int) throws -> Duration {
        try tell(payment(index, version: 1))
        let accepted = ContinuousClock.now
        while try !list().contains(name(of: index)) { try waitForEvent() }
        let delay = accepted.duration(to: .now)
        // It goes again, so that the page stays as short as an accountant's who is done.
        try tell(payment(index, version: 2))
        while try list().contains(name(of: index)) { try waitForEvent() }
        return delay
    }

    private mutating func list() throws -> String { try browser.get("/api/v1/payments") }

    private func name(of index: Int) -> String { "\"П-\(index)\"" }

    private func payment(_ index: Int, version: Int) -> String {
        """
        {"kind": "payment", "id": "posting-\(index)", "version": \(version), "posted": \(version == 1),
        "number": \(name(of: index)), "sum": "\(index + 1).00", "date": "2026-11-20", "means": "bank",
        "purpose": "Оплата", "party": {"name": "ООО Клиент", "inn": "7707083893"}}
        """
    }

    /// Closes the stream.
    func close() { Glibc.close(events) }

    private func tell(_ body: String) throws {
        let socket = try Loopback.connect(port: exchange)
        defer { Glibc.close(socket) }
        let user = Data("svod:\(BenchSite.password)".utf8).base64EncodedString()
        let head =
            "POST /1c/v1/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic \(user)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
        guard Loopback.send(head + body, to: socket) else { throw SvodError(.unavailable, "1C was hung up upon") }
        var (answer, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 16 << 10))
        while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
        let text = String(decoding: answer, as: UTF8.self)
        guard text.contains("\"accepted\"") else {
            throw SvodError(.unavailable, "1C was answered \(text.prefix(400))")
        }
    }

    /// Waits until the stream tells of a payment.
    private func waitForEvent() throws {
        var (text, buffer) = ("", [UInt8](repeating: 0, count: 64 << 10))
        while !text.contains("event: payment") {
            guard !Loopback.readable([events], within: 5000).isEmpty else {
                throw SvodError(.timedOut, "no payment was told of within 5 s")
            }
            let count = recv(events, &buffer, buffer.count, 0)
            guard count > 0 else { throw SvodError(.unavailable, "the console closed the stream") }
            text = String((text + String(decoding: buffer[..<count], as: UTF8.self)).suffix(256 << 10))
        }
    }
}
