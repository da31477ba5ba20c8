import Foundation
import Intake
import Store
import Testing

@Suite struct IntakeDescriptionTests {
    @Test func whatIsServedIsWhatStandsInTheDocuments() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../docs/intake.openapi.json")
        #expect(
            try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
                == String(decoding: IntakeDescription.json, as: UTF8.self)
        )
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(IntakeDescription.json)) }
    }

    @Test func thePageToTryItIsServedOnlyWhenConfigured() async throws {
        try await IntakeHarness.with(.sqlite, .settings({ $0.hasTryPage = true })) { intake in
            let page = try await intake.client.send("GET", "try")
            #expect(page?.status == 200 && page?.body.contains("Проба заявки") == true)
            #expect(page?.headers["content-security-policy"]?.contains("script-src 'self'") == true)
            #expect(
                try await intake.client.send("GET", "try.js")?.headers["content-type"]?.hasPrefix("text/javascript")
                    == true
            )
            #expect(try await intake.client.send("GET", "openapi.json")?.body.contains("\"openapi\"") == true)
            let own = ["Origin": "http://svod.test"]
            #expect(try await intake.client.json("forms", #"{"phone":"89215550101"}"#, own)?.status == 201)
        }
    }
}
