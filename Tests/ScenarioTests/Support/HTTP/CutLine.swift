import NIOCore
import NIOPosix
import Synchronization

/// A line to a server that a test can cut: a TCP proxy whose connections are reset, and refused while it is cut.
final class CutLine: Sendable {
    private struct State {
        var isCut = false
        var connections: [Int: any Channel] = [:]
        var next = 0
    }

    /// Where the near end listens.
    let port: Int
    private let state = Mutex(State())
    private let listener: NIOAsyncChannel<any Channel, Never>
    private let host: String
    private let farPort: Int

    /// Listens on `host`, and leads to `farPort` there.
    init(host: String, to farPort: Int) async throws {
        self.host = host
        self.farPort = farPort
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.autoRead, value: false)
            .bind(host: host, port: 0) { $0.eventLoop.makeSucceededFuture($0) }
        port = listener.channel.localAddress?.port ?? 0
    }

    /// Carries bytes until cancelled.
    func run() async throws {
        try await listener.executeThenClose { connections in
            await withDiscardingTaskGroup { group in
                do {
                    for try await near in connections { group.addTask { try? await self.carry(near) } }
                } catch {}
                group.cancelAll()
            }
        }
    }

    /// Ends every connection, and takes no more.
    func cut() {
        let open = state.withLock { state in
            state.isCut = true
            return Array(state.connections.values)
        }
        for channel in open { channel.close(promise: nil) }
    }

    /// Takes connections again.
    func mend() { state.withLock { $0.isCut = false } }

    private func carry(_ channel: any Channel) async throws {
        defer { channel.close(promise: nil) }
        guard let number = admit(channel) else { return }
        defer { state.withLock { $0.connections[number] = nil } }
        try await HTTPWire.connect(host, farPort).executeThenClose { farIn, farOut in
            // Made by who runs it: an asynchronous channel that nobody runs ends the process.
            let near = try await channel.eventLoop.submit {
                let near = try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                try channel.syncOptions?.setOption(.autoRead, value: true)
                return near
            }.get()
            try await near.executeThenClose { nearIn, nearOut in
                await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { for try await bytes in nearIn { try await farOut.write(bytes) } }
                    group.addTask { for try await bytes in farIn { try await nearOut.write(bytes) } }
                    _ = await group.nextResult()
                    group.cancelAll()
                }
            }
        }
    }

    private func admit(_ channel: any Channel) -> Int? {
        state.withLock { state in
            guard !state.isCut else { return nil }
            state.next += 1
            state.connections[state.next] = channel
            return state.next
        }
    }
}
