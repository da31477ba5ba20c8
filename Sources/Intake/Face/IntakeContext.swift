import Hummingbird
import NIOCore

/// What is known of a request beside itself: the connection on which it came.
struct IntakeContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other side's address.
    let peer: String
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Closes the connection soon: long enough for the answer to be read, not for the rest of a body that nobody wants.
    func closeSoon() {
        channel.eventLoop.scheduleTask(in: .seconds(1)) { [channel] in channel.close(promise: nil) }
    }
}
