import Domain
import HTTPTypes
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct MissedPagesTests {
    @Test(arguments: TestEngines.kinds)
    func callsOfANumberAreOneRow(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            let start = desk.test.clock.timestamp
            _ = try await desk.addPerson("Анна", number: DeskStory.caller)
            try await desk.miss("1.1")
            try await desk.miss("1.2", from: "+79217654321")
            let last = try await desk.tell(
                "1.3",
                .inbound(DeskStory.caller),
                .ringing(.extension("102")),
                .ringing(.extension("101")),
                .ended(CallSummary(outcome: .abandoned, hungUpBy: .caller))
            )
            let rows = try await desk.get("/api/v1/missed").json["rows"]
            #expect(rows.list.map { $0["number"] } == ["+79211234567", "+79217654321"])
            let row = rows[0]
            #expect(row["count"] == 2 && row["name"] == "Анна" && row["call"].number == last.rawValue)
            #expect(row["numberText"] == "+7 (921) 123-45-67")
            #expect(Set(row["rang"].list.map { $0["party"] }) == ["101", "102"])
            #expect(row["waitingSince"].number == start.microseconds)
            #expect(row["lastAt"].number == (start + .seconds(6)).microseconds)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aNumberThatWasReachedIsDone(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind) { desk in
            try await desk.miss("1.1")
            try await desk.tell(
                "2.1",
                .outbound(from: "101", to: DeskStory.caller),
                .ringing(.outside(DeskStory.caller)),
                .ended(CallSummary(outcome: .busy, hungUpBy: .caller))
            )
            let tried = try await desk.get("/api/v1/missed").json["rows"]
            #expect(tried.list.count == 1)
            #expect(tried[0]["tries"].list.map { $0["staff"].number } == [desk.me.session.staff.rawValue])
            try await desk.tell(
                "2.2",
                .outbound(from: "101", to: DeskStory.caller),
                .ringing(.outside(DeskStory.caller)),
                .answered(.outside(DeskStory.caller))
            )
            #expect(try await desk.get("/api/v1/missed").json["rows"] == [])
            let done = try await desk.get("/api/v1/missed?state=done").json["rows"]
            #expect(done.list.map { $0["doneReason"] } == ["reached"])
            #expect(done[0]["isOverdue"] == false)
            desk.test.clock.advance(by: .seconds(24 * 3600 + 60))
            let later = try await desk.test.session("later", roles: [.head])
            let old = try await desk.client.execute(
                uri: "/api/v1/missed?state=done",
                method: .get,
                headers: later.headers
            ) { $0 }
            #expect(try old.json["rows"] == [])
        }
    }

    @Test func whoGotThroughByThemselvesIsDone() async throws {
        try await DeskStory.with { desk in
            try await desk.miss("1.1")
            _ = try await desk.talk("1.2")
            let done = try await desk.get("/api/v1/missed?state=done").json["rows"]
            #expect(done.list.map { $0["doneReason"] } == ["called_again"])
        }
    }

    @Test func aClosedLeadNeedsNoCall() async throws {
        try await DeskStory.with { desk in
            let lead = try await desk.lead(of: try await desk.miss("1.1"))
            #expect(try await desk.send(.post, "/api/v1/leads/\(lead)/spam").status == .ok)
            #expect(try await desk.get("/api/v1/missed").json["rows"] == [])
            let done = try await desk.get("/api/v1/missed?state=done").json["rows"]
            #expect(done.list.map { $0["doneReason"] } == ["lead_closed"])
        }
    }

    @Test(arguments: [(14 * 60, false), (15 * 60 + 1, true)])
    func aCallBackHasItsTerm(_ seconds: Int, _ overdue: Bool) async throws {
        try await DeskStory.with { desk in
            try await desk.miss("1.1")
            desk.test.clock.advance(by: .seconds(seconds))
            let reader = try await desk.test.session("reader", roles: [.head])
            let list = try await desk.client.execute(uri: "/api/v1/missed", method: .get, headers: reader.headers) {
                $0
            }
            #expect(try list.json["rows"][0]["isOverdue"] == .bool(overdue))
        }
    }

    @Test func thePageBeginsWithTheList() async throws {
        try await DeskStory.with { desk in
            _ = try await desk.addPerson("</script><b>", number: DeskStory.caller)
            try await desk.miss("1.1")
            let page = try await desk.get("/missed")
            #expect(page.status == .ok && page.text.contains("+79211234567") && !page.text.contains("</script><b>"))
        }
    }

    @Test func aWithheldNumberCannotBeCalledBack() async throws {
        try await DeskStory.with { desk in
            try await desk.tell(
                "1.1",
                .inbound(nil),
                .ringing(.extension("101")),
                .ended(CallSummary(outcome: .missed, hungUpBy: .caller))
            )
            #expect(try await desk.get("/api/v1/missed").json["rows"] == [])
            #expect(try await desk.get("/api/v1/desk").json["missed"] == 0)
        }
    }
}
