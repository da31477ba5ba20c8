import Domain
import Store
import TestSupport
import Testing

@Suite struct JournalTests {
    @Test(arguments: TestEngines.kinds)
    func keepsWhatItWasGiven(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let new = NewJournalEntry(
                at: Timestamp(seconds: 5),
                kind: "lead.created",
                subject: "lead:42",
                about: "call:7",
                cause: .inbox(InboxID(17)),
                rule: "lead/1",
                actor: StaffID(3),
                data: #"{"lead":42}"#
            )
            let id = try await engine.write(.realtime) { try Journal.append(new, in: $0) }
            let entry = try await engine.read { try Journal.entries(subject: "lead:42", in: $0).first }
            #expect(entry?.id == id)
            #expect(entry?.at == new.at)
            #expect(entry?.cause == Cause(rawValue: "inbox:17"))
            #expect(entry?.rule == "lead/1")
            #expect(entry?.actor == StaffID(3))
            #expect(entry?.data == new.data)
            #expect(
                try await engine.read { try Journal.entries(about: "call:7", in: $0) } == [entry].compactMap(\.self)
            )
        }
    }

    @Test(arguments: TestEngines.kinds)
    func refusesEveryChange(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            try await engine.write(.normal) { try Journal.append(Samples.entry(1), in: $0) }
            for change: SQL in [
                "UPDATE journal SET kind = 'other'", "DELETE FROM journal",
                "UPDATE journal SET id = id + 1 WHERE id = 1",
            ] {
                let error = await #expect(throws: SvodError.self) {
                    try await engine.write(.normal) { try $0.execute(change) }
                }
                #expect(error?.message.contains("journal is append-only") == true)
            }
            #expect(try await engine.number("SELECT count(*) AS n FROM journal") == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func numbersRiseInCommitOrder(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            // Whoever reads the journal meanwhile never sees a number appear below one that it has seen.
            let writing = 1...200
            let seen = try await withThrowingTaskGroup(of: [EventID]?.self) { group in
                for number in writing {
                    group.addTask {
                        try? await engine.write(number.isMultiple(of: 2) ? .realtime : .bulk) { connection in
                            try Journal.append(Samples.entry(number), in: connection)
                            if number.isMultiple(of: 5) { throw SvodError(.invalidInput, "no") }
                        }
                        return nil
                    }
                }
                group.addTask {
                    var seen: [EventID] = []
                    while seen.count < 160 {
                        let after = seen.last ?? EventID(0)
                        seen += try await engine.read { try Journal.entries(after: after, limit: 50, in: $0) }.map(\.id)
                    }
                    return seen
                }
                return try await group.reduce(into: []) { $0 += $1 ?? [] }
            }
            #expect(seen == seen.sorted())
            #expect(Set(seen).count == 160)
        }
    }
}
