import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct CallPagesTests {
    /// Adds calls a minute apart and returns their numbers.
    @discardableResult
    private func addCalls(
        _ count: Int,
        name: String? = nil,
        recording: String? = nil,
        to test: TestConsole
    ) async throws -> [Int64] {
        let start = test.clock.timestamp
        return try await test.engine.write(.normal) { connection in
            try (0..<count).map { index in
                try connection.insert(
                    """
                    INSERT INTO call (exchange, unique_id, linked_id, direction, number, caller_name, did, channel,
                        state, entered_at, ended_at, outcome, wait_us, talk_us, recording, makes_lead)
                    VALUES ('main', \("u\(index)"), \("u\(index)"), 'inbound', \("+7812555\(1000 + index)"), \(name),
                        '+78126482334', 'Яндекс', 'ended', \(start - .seconds(60 * index)), \(start),
                        \(index % 2 == 0 ? "answered" : "missed"), 5000000, 60000000, \(recording), 1)
                    """
                )
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func pagesFollowEachOtherWithoutGap(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            let numbers = try await addCalls(120, to: test)
            let seen = try await engine.read { connection -> [Int64] in
                var (seen, mark) = ([Int64](), CallListMark?.none)
                while true {
                    let rows = try CallList.page(CallFilter(), after: mark, limit: 50, in: connection)
                    guard let last = rows.last else { return seen }
                    seen += rows.map(\.id.rawValue)
                    mark = CallListMark(last.mark.text)
                }
            }
            #expect(seen == numbers)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func everyFilterFilters(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            try await addCalls(10, recording: "a.wav", to: test)
            func count(_ change: (inout CallFilter) -> Void) async throws -> Int {
                var filter = CallFilter()
                change(&filter)
                let asked = filter
                return try await engine.read { try CallList.page(asked, in: $0).count }
            }
            let start = test.clock.timestamp
            #expect(try await count { $0.outcome = .answered } == 5)
            #expect(try await count { $0.direction = .outbound } == 0)
            #expect(try await count { $0.number = "+78125551003" } == 1)
            #expect(try await count { $0.number = "+78126482334" } == 10)
            #expect(try await count { $0.from = start - .seconds(120) } == 3)
            #expect(try await count { $0.until = start } == 9)
            #expect(try await count { $0.channel = "Яндекс" } == 10)
            #expect(try await count { $0.queue = "sales" } == 0)
            #expect(try await count { $0.recorded = true } == 10)
            #expect(try await count { $0.staff = StaffID(7) } == 0)
            #expect(try await count { $0.department = DepartmentID(7) } == 0)
        }
    }

    @Test(arguments: [
        "<script>alert('x')</script>", "\" onmouseover=\"x", "a\u{0}\u{1B}b", "Event: Hangup\r\n\r\n",
        String(repeating: "я", count: 10_000), "{{page.csrf}}", "=cmd|' /C calc'!A0",
    ])
    func aHostileNameIsText(_ name: String) async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let me = try await test.session(roles: [.admin])
            try await addCalls(1, name: name.replacing("\0", with: ""), to: test)
            try await test.application.test(.router) { client in
                let page = try await client.execute(uri: "/calls", method: .get, headers: me.headers) { $0 }
                #expect(page.status == .ok)
                #expect(!page.text.contains("<script>alert") && !page.text.contains("\" onmouseover=\"x"))
                #expect(page.text.components(separatedBy: me.session.csrf).count <= 3)
                #expect(page.body.readableBytes < 60_000)
                let file = try await client.execute(uri: "/calls.csv", method: .get, headers: me.headers) { $0 }
                #expect(file.status == .ok && !file.text.contains(";=cmd"))
            }
        }
    }

    @Test func partsOfCallsAreShownWhenAskedFor() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let me = try await test.session(roles: [.operator])
            let calls = try await addCalls(2, to: test)
            try await engine.write(.normal) {
                try $0.execute("UPDATE call SET part_of = \(calls[0]) WHERE id = \(calls[1])")
            }
            try await test.application.test(.router) { client in
                func get(_ uri: String) async throws -> TestResponse {
                    try await client.execute(uri: uri, method: .get, headers: me.headers) { $0 }
                }
                let usual = try await get("/api/v1/calls").json
                #expect(usual["calls"].list.count == 1)
                let all = try await get("/api/v1/calls?parts=yes").json
                #expect(all["calls"].list.map { $0["partOf"].number } == [nil, calls[0]])
                let page = try await get("/calls?parts=yes").text
                #expect(page.contains("name=\"parts\" value=\"yes\" checked"))
                #expect(page.contains("часть звонка № \(calls[0])"))
            }
        }
    }

    @Test func aFormatOfNumberIsAsGoodAsAnother() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let me = try await test.session(roles: [.operator])
            try await addCalls(3, to: test)
            try await test.application.test(.router) { client in
                for number in ["+78125551001", "8 (812) 555-10-01", "7-812-555-10-01"] {
                    let uri = "/api/v1/calls?number=\(Form.encoded(number))"
                    let answer = try await client.execute(uri: uri, method: .get, headers: me.headers) { $0.text }
                    #expect(answer.components(separatedBy: "\"id\"").count == 2, "\(number)")
                }
            }
        }
    }

    @Test func aRecordingPlaysInRangesAndIsRecorded() async throws {
        try await TestDirectory.with { folder in
            try await TestEngines.with(.sqlite) { engine in
                let test = try TestConsole(engine: engine, recordings: [folder])
                let me = try await test.session(roles: [.operator])
                try Data((0..<100).map { UInt8($0) }).write(to: URL(fileURLWithPath: folder + "/a.wav"))
                let call = try await addCalls(1, recording: "a.wav", to: test)[0]
                try await test.application.test(.router) { client in
                    var headers = me.headers
                    let whole = try await client.execute(
                        uri: "/calls/\(call)/recording",
                        method: .get,
                        headers: headers
                    ) { $0 }
                    #expect(whole.status == .ok && whole.body.readableBytes == 100)
                    #expect(whole.headers[.contentType] == "audio/wav")
                    headers[.range] = "bytes=10-19"
                    let part = try await client.execute(uri: "/calls/\(call)/recording", method: .get, headers: headers)
                    { $0 }
                    #expect(part.status == .partialContent && Array(part.body.readableBytesView) == Array(10...19))
                    #expect(part.headers[.contentRange] == "bytes 10-19/100")
                    headers[.range] = "bytes=200-"
                    let none = try await client.execute(uri: "/calls/\(call)/recording", method: .get, headers: headers)
                    { $0 }
                    #expect(none.status == .rangeNotSatisfiable)
                }
                let looks = try await engine.read { try AccessBook.entries(of: "call:\(call)", in: $0) }
                #expect(looks.map(\.what) == ["recording.played"] && looks[0].staff == me.session.staff)
            }
        }
    }

    @Test(arguments: ["../secret.wav", "/etc/passwd", "link.wav", "sub", "absent.wav", "sub/../../secret.wav"])
    func nothingOutsideTheFolderIsPlayed(_ name: String) async throws {
        try await TestDirectory.with { directory in
            let folder = directory + "/recordings"
            let files = FileManager.default
            try files.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
            try Data([1]).write(to: URL(fileURLWithPath: directory + "/secret.wav"))
            try files.createSymbolicLink(atPath: folder + "/link.wav", withDestinationPath: directory + "/secret.wav")
            #expect(throws: SvodError.self) { try RecordingFile(named: name, in: [folder]) }
        }
    }
}
