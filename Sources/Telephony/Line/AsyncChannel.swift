import Domain
import NIOCore

/// Makes an asynchronous channel of a connection whose reading has not begun (`autoRead` off), and begins it.
///
/// An asynchronous channel that nobody runs ends the process; so it is made at the last moment, by whoever runs it, and
/// only of a connection that stands.
///
/// - Throws: ``SvodError/Code/unavailable`` when the connection has ended already.
func asyncChannel(
    over channel: any NIOCore.Channel,
    halfClosure: Bool = false
) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
    try await channel.eventLoop.submit {
        guard channel.isActive else { throw SvodError(.unavailable, "The connection ended before it was used") }
        let wrapped = try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
            wrappingChannelSynchronously: channel,
            configuration: .init(isOutboundHalfClosureEnabled: halfClosure)
        )
        try? channel.syncOptions?.setOption(.autoRead, value: true)
        return wrapped
    }.get()
}
