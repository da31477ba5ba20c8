import NIOCore

/// Remembers that the listener began to stop while a connection waited to be served.
///
/// Used on the connection's event loop alone.
final class QuiesceWatch: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    private(set) var isQuiescing = false

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { isQuiescing = true }
        context.fireUserInboundEventTriggered(event)
    }
}
