import HummingbirdCore
import Logging
import NIOCore

/// Sets a connection up for HTTP only when somebody has taken it.
///
/// A connection that comes while the listener stops is taken by nobody. One that stands in an asynchronous channel of NIO
/// by then ends the whole process ("Deinited NIOAsyncWriter without calling finish()"), so that no connection is put
/// into one before the task that serves it holds it. Until then nothing is read from it.
struct LateChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<AwaitedConnection> {
        channel.eventLoop.makeCompletedFuture {
            try channel.syncOptions?.setOption(.autoRead, value: false)
            try channel.pipeline.syncOperations.addHandler(QuiesceWatch())
            return AwaitedConnection(channel)
        }
    }

    func handle(value: AwaitedConnection, logger: Logger) async {
        let channel = value.take()
        let base = base
        let begun = channel.eventLoop.flatSubmit { () -> EventLoopFuture<Base.Value> in
            let watch = try? channel.pipeline.syncOperations.handler(type: QuiesceWatch.self)
            guard channel.isActive, watch?.isQuiescing != true else {
                return channel.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
            }
            return base.setup(channel: channel, logger: logger)
        }
        do {
            let connection = try await begun.get()
            channel.setOption(.autoRead, value: true).whenFailure { _ in channel.close(promise: nil) }
            await base.handle(value: connection, logger: logger)
        } catch {
            channel.close(promise: nil)
        }
    }
}
