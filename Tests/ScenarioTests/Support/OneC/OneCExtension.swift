import Foundation
import OneCTestSupport

/// A 1C whose extension posts its documents as JSON, and posts the same batch again until it is answered.
struct OneCExtension {
    /// An answer that this 1C writes into its log as an error.
    struct Complaint: Error, CustomStringConvertible {
        let answer: HTTPAnswer
        var description: String { "\(answer.status) \(answer.text)" }
    }

    let host: String
    let port: Int
    var books: PackageBooks
    /// Sees to it that the other side is there again.
    let revive: () async throws -> Void

    init(host: String, port: Int, books: PackageBooks, revive: @escaping () async throws -> Void) {
        (self.host, self.port, self.books, self.revive) = (host, port, books, revive)
    }

    /// Posts everything that the books hold; the first time it suffers `trouble`.
    mutating func post(_ trouble: HTTPTrouble? = nil) async throws {
        let body = Array(books.batch().utf8)
        if let trouble, let answer = try? await post(body, suffering: trouble) { return try check(answer) }
        for _ in 0..<3 {
            let answer: HTTPAnswer
            do { answer = try await post(body, suffering: nil) } catch {
                try await revive()
                continue
            }
            return try check(answer)
        }
        throw HTTPFailure(what: "three batches")
    }

    private func post(_ body: [UInt8], suffering trouble: HTTPTrouble?) async throws -> HTTPAnswer {
        let secret = Data("svod:S3cret-1C".utf8).base64EncodedString()
        let headers = [("Authorization", "Basic \(secret)"), ("Content-Type", "application/json")]
        let path = "/1c/v1/documents"
        guard let trouble else {
            return try await HTTPWire.ask("POST", path, of: host, port: port, headers: headers, body: body)
        }
        return try await HTTPWire.ask(
            "POST",
            path,
            of: host,
            port: port,
            headers: headers,
            body: body,
            suffering: trouble
        )
    }

    /// Each document is to be taken, now or before.
    private func check(_ answer: HTTPAnswer) throws {
        let documents = (try answer.json() as? [String: Any])?["documents"] as? [[String: Any]] ?? []
        let words = Set(documents.map { $0["status"] as? String ?? "" })
        guard answer.status == 200, !words.isEmpty, words.isSubset(of: ["accepted", "known"]) else {
            throw Complaint(answer: answer)
        }
    }
}
