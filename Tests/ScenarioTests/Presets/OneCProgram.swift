import Foundation
import Testing

/// A 1C that a programmer taught to tell svod of each posting: documents in JSON at the door for 1C.
struct OneCProgram {
    let scenario: Scenario

    static let port = 8085
    static let password = "пароль-обмена"

    /// What stands under `onec:` of a company that lets it in.
    static func settings(in scenario: Scenario) -> String {
        """

        onec:
          listen: "\(scenario.address):\(port)"
          folder: \(scenario.folder.path)/onec
          exchanges:
            - {name: ut, user: svod, password: {file: \(scenario.folder.path)/onec-password}}
        """
    }

    /// Tells of documents; all must be accepted.
    func tell(_ documents: [String: Any]...) async throws {
        let name = Data("svod:\(Self.password)".utf8).base64EncodedString()
        let answer = try await HTTPWire.ask(
            "POST",
            "/1c/v1/documents",
            of: scenario.address,
            port: Self.port,
            headers: [("Authorization", "Basic \(name)"), ("Content-Type", "application/json")],
            body: Array(try JSONSerialization.data(withJSONObject: ["documents": documents]))
        )
        let told = try answer.json() as? [String: Any]
        let each = told?["documents"] as? [[String: Any]] ?? []
        #expect(answer.status == 200 && each.count == documents.count)
        #expect(each.allSatisfy { $0["status"] as? String == "accepted" }, "\(each)")
    }

    /// An order of the client ООО Ромашка.
    static func order(_ number: String, _ sum: Int, version: Int = 1, due: String? = nil) -> [String: Any] {
        var order: [String: Any] = [
            "kind": "order", "id": id(number), "version": version, "number": number, "date": "2026-03-02", "sum": sum,
            "party": client, "manager": "Сидоров Пётр",
            "lines": [["name": "Насос NB 32-160", "article": "NB-32", "quantity": 2, "price": sum / 2, "sum": sum]],
        ]
        order["due"] = due
        return order
    }

    /// A payment; one that names no order is matched by evidence.
    static func payment(
        _ number: String,
        _ sum: Int,
        of order: String? = nil,
        version: Int = 1,
        posted: Bool = true,
        purpose: String = "Оплата за насосы"
    ) -> [String: Any] {
        var payment: [String: Any] = [
            "kind": "payment", "id": id(number), "version": version, "number": number, "date": "2026-03-03", "sum": sum,
            "posted": posted, "purpose": purpose, "party": client, "means": "bank",
        ]
        payment["base"] = order.map(id)
        return payment
    }

    private static let client = ["name": "ООО Ромашка", "inn": "7707083893"]
    private static func id(_ number: String) -> String { "ref-\(number)" }
}
