import Domain
import Foundation
import OneC
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PackageReaderTests {
    /// Begins a reading, stops it after some of the documents, and lets another one go on.
    @Test(arguments: [1, 8, 9, 30])
    func aReadingThatWasStoppedGoesOnWhereItWas(_ taken: Int) async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            let client = harness.client(.ut)
            let session = try await client.begin()
            async let upload = client.upload(Orders.file(30), as: "orders.xml", session: session)
            while harness.clock.sleepers == 0 { await Task.yield() }
            harness.clock.advance(by: .seconds(21))
            _ = try await upload
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await harness.reader.run() }
                try await harness.engine.wait { connection in
                    try connection.row("SELECT id FROM onec_reading WHERE position >= \(taken)") != nil
                }
                group.cancelAll()
            }
            while try await harness.reader.readNext() {}
            #expect(try await harness.documents().map(\.id) == (1...30).map(Orders.guid))
            #expect(try await harness.engine.number("SELECT documents AS n FROM onec_reading") == 30)
        }
    }

    @Test func whatStoodBeforeTheFaultOfAFileIsTaken() async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            var file = Orders.file(12)
            // The file is closed, so that it is read; a tag in its middle is not.
            let text = String(decoding: file, as: UTF8.self)
                .replacingOccurrences(of: "<Ид>\(Orders.guid(9))</Ид>", with: "<Ид>\(Orders.guid(9))<Ид>")
            file = Array(text.utf8)
            let client = harness.client(.ut)
            let session = try await client.begin()
            let reply = try await client.ask("file", "orders.xml", file, session: session)
            #expect(reply.word == "failure")
            #expect(reply.text.contains("line "))
            #expect(try await harness.documents().map(\.id) == (1...8).map(Orders.guid))
        }
    }
}
