import CSystemd
import Domain
import Foundation
import Logging
import NIOCore
import ServiceLifecycleTestKit
import Testing

@testable import Ops

@Suite struct ControlServerTests {
    private struct Echo: Codable, Hashable, Sendable { var said: String }

    private let folder: TestFolder
    private let registry = PartRegistry()
    private let time = TestTime()

    init() throws { folder = try TestFolder() }

    private var path: String { ControlSocket.path(in: folder.path) }

    private func withServer<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer {
        let server = ControlServer(
            path: path,
            handlers: [
                ControlHandler("echo") { Echo(said: try $0.required("text")) },
                ControlHandler("refuse") { _ -> Echo in throw SvodError(.notFound, "no lead 42") },
            ],
            reporter: registry.register("control"),
            clock: time,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run() }
                while registry.state(of: "control")?.phase != .up { await Task.yield() }
                let answer = try await body()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
                return answer
            }
        }
    }

    @Test func aCommandIsAnswered() async throws {
        let reply: Echo = try await withServer {
            try await ControlClient(path: path).call("echo", ["text": "привет\n\"мир\""])
        }
        #expect(reply.said == "привет\n\"мир\"")
    }

    @Test func theDaemonsErrorIsTheCommandsError() async throws {
        let error = try await withServer {
            await #expect(throws: SvodError.self) { let _: Echo = try await ControlClient(path: path).call("refuse") }
        }
        #expect(error?.code == .notFound)
        #expect(error?.message == "no lead 42")
    }

    @Test func whatIsNoRequestIsRefusedAndTheNextOneIsServed() async throws {
        let answer = try await withServer {
            try await LoopbackClient.exchange(
                "nonsense\n{\"command\":\"fly\",\"arguments\":{}}\n{\"command\":\"echo\",\"arguments\":{}}\n",
                socket: path,
                lines: 3
            )
        }
        let codes = answer.split(separator: "\n").map { line in
            ["protocolViolation", "notFound", "invalidInput"].first { line.contains($0) }
        }
        #expect(codes == ["protocolViolation", "notFound", "invalidInput"])
    }

    @Test(arguments: ["", "{\"command\":\"ec", "nonsense without an end", "\u{0}\u{1}\u{FFFD}"])
    func whoLeavesInTheMiddleOfARequestDisturbsNobody(_ half: String) async throws {
        let reply: Echo = try await withServer {
            _ = try await LoopbackClient.holding(half, socket: path, connections: 1) {}
            return try await ControlClient(path: path).call("echo", ["text": "still here"])
        }
        #expect(reply.said == "still here")
    }

    @Test func aRequestMayComeByteByByte() async throws {
        let request = #"{"command":"echo","arguments":{"text":"по букве"}}"# + "\n"
        let answer = try await withServer {
            try await LoopbackClient.exchange(Array(request.utf8).map { [$0] }, socket: path, lines: 1)
        }
        #expect(answer == #"{"ok":true,"result":{"said":"по букве"}}"# + "\n")
    }

    @Test func aRequestOverTheLimitIsRefusedWithAWord() async throws {
        let long = Array(repeating: [UInt8](repeating: 0x61, count: 64 << 10), count: 17)
        let answer = try await withServer { try await LoopbackClient.exchange(long, socket: path, lines: 1) }
        #expect(answer.contains("limitExceeded"))
    }

    @Test func thoseWhoSayNothingMakeRoomInTheEnd() async throws {
        let reply: Echo = try await withServer {
            try await LoopbackClient.holding("{", socket: path, connections: ControlServer.connections) {
                await time.sleeping(times: ControlServer.connections)
                async let reply: Echo = ControlClient(path: path).call("echo", ["text": "my turn"])
                time.advance(by: ControlServer.patience)
                return try await reply
            }
        }
        #expect(reply.said == "my turn")
    }

    @Test func aStopDoesNotWaitForThoseWhoSayNothing() async throws {
        let connections = ControlServer.connections + 1
        let held = try await withServer {
            try await LoopbackClient.hold("{", socket: path, connections: connections)
        }
        #expect(time.elapsed == .zero)
        for connection in held { try? await connection.close() }
    }

    @Test func theSocketIsTheOwnersAloneAndGoesWithTheDaemon() async throws {
        let mode = try await withServer {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(mode == 0o600)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aSocketLeftBehindByAKillIsReplaced() async throws {
        _ = try await withServer { true }
        let left = try folder.file("other", "")
        try FileManager.default.moveItem(atPath: left, toPath: path + ".bak")
        #expect(try await withServer { true })
    }

    @Test func withoutADaemonTheCommandSaysSo() async throws {
        let error = await #expect(throws: SvodError.self) {
            let _: Echo = try await ControlClient(path: path).call("echo")
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains(path) == true)
    }

    @Test func onlyTheOwnerAndRootMaySpeak() {
        #expect(PeerCheck.admits(svod_peer(pid: 1, uid: 1000, gid: 1000), owner: 1000))
        #expect(PeerCheck.admits(svod_peer(pid: 1, uid: 0, gid: 0), owner: 1000))
        #expect(!PeerCheck.admits(svod_peer(pid: 1, uid: 1001, gid: 1000), owner: 1000))
    }

    @Test func linesAreCutAtEveryByte() throws {
        let text = Array("first\n\nthird line\n".utf8)
        for cut in 0...text.count {
            var lines = LineBuffer(limit: 64)
            let parts = try [text[..<cut], text[cut...]].flatMap { try lines.feed(ByteBuffer(bytes: $0)) }
            #expect(parts.map { String(decoding: $0, as: UTF8.self) } == ["first", "", "third line"])
        }
    }

    @Test func aLineWithoutEndIsRefused() {
        var lines = LineBuffer(limit: 8)
        #expect(throws: SvodError.self) { try lines.feed(ByteBuffer(string: "123456789")) }
    }
}
