import Domain
import Funnels
import Logging
import ServiceLifecycle
import Store

/// Arms the timers of cards anew, in slices, whenever working calendars have changed.
struct TimerRearming: Service {
    /// Tells the service that calendars changed; several words while it works are one.
    struct Bell: Sendable {
        fileprivate let stream: AsyncStream<Void>
        private let continuation: AsyncStream<Void>.Continuation

        init() { (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

        /// Calendars have changed.
        func ring() { continuation.yield() }
    }

    let bell: Bell
    let timers: FunnelTimers
    let engine: any Engine
    let logger: Logger

    func run() async throws {
        for await _ in bell.stream.cancelOnGracefulShutdown() {
            logger.info("Working calendars changed; timers are armed anew")
            try await timers.rearmAll(engine)
        }
    }
}
