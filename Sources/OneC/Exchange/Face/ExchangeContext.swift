import Hummingbird
import NIOCore

/// What is known of a request beside itself: where it came from.
struct ExchangeContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other side's address.
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
