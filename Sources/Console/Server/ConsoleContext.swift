import HTTPTypes
package import Hummingbird
import Logging
import NIOCore

/// What goes along with one request from its arrival to the answer.
package struct ConsoleContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The request's name in the log and on the answer. Hummingbird's own `id` traps when the log keeps no metadata.
    package let requestName: String
    /// The peer's address without its port; nil in tests without a socket.
    package let peerAddress: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        requestName = source.logger[metadataKey: "hb.request.id"]?.description ?? RequestID().description
        peerAddress = source.channel.remoteAddress?.ipAddress
    }
}
