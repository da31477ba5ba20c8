import HTTPTypes
package import Hummingbird
import NIOCore

/// What goes along with one request from its arrival to the answer.
package struct ConsoleContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The peer's address without its port; nil in tests without a socket.
    package let peerAddress: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peerAddress = source.channel.remoteAddress?.ipAddress
    }
}
