import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// The live stream of events: `GET /api/v1/events`.
struct EventPages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/api/v1/events", .signedIn) { visit in
            guard parts.live.listeners < parts.settings.longestAudience else {
                throw SvodError(.unavailable, "as many browsers listen as may")
            }
            let asked = visit.request.headers[.lastEventID] ?? visit.query["since"]
            let since = asked.flatMap { Int64($0) }.map { EventID($0) }
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .accelBuffering: "no"],
                body: body(visit, since: since)
            )
        }
    }

    /// The stream's body. It ends when the browser leaves, the session ends, the daemon stops, or the browser cannot
    /// keep up; then it is told to reload.
    private func body(_ visit: Visit, since: EventID?) -> ResponseBody {
        let (live, session) = (parts.live, visit.session)
        return ResponseBody { writer in
            let subscription = live.join(session)
            defer { _ = live.leave(subscription.number) }
            var open = writer
            try await begin(subscription, since: since, session, &open)
            try await visit.request.body.consumeWithInboundCloseHandler { _ in
                try await follow(subscription, session, &open)
            } onInboundClosed: {
                live.close(subscription.number)
            }
            if live.leave(subscription.number) {
                try await open.write(ServerSentEvent.bytes(type: "reset", id: live.position))
            }
            try await open.finish(nil)
        }
    }

    /// Sends what the browser lacks up to the moment it joined, or tells it to reload.
    private func begin(
        _ subscription: LiveSubscription,
        since: EventID?,
        _ session: Session,
        _ writer: inout any ResponseBodyWriter
    ) async throws {
        var first = ByteBuffer(string: "retry: 1000\n\n")
        if let since {
            let end = subscription.joinedAt
            if var rest = try await parts.live.replay(after: since, upTo: end, for: session.rights) {
                first.writeBuffer(&rest)
            } else {
                ServerSentEvent.write(type: "reset", data: "{}", id: end, into: &first)
            }
        }
        ServerSentEvent.write(type: "beat", data: "{}", id: subscription.joinedAt, into: &first)
        try await writer.write(first)
    }

    private func follow(
        _ subscription: LiveSubscription,
        _ session: Session,
        _ writer: inout any ResponseBodyWriter
    ) async throws {
        for await item in subscription.items.cancelOnGracefulShutdown() {
            switch item {
            case .chunk(let bytes): try await writer.write(bytes)
            case .beat(let position):
                guard try await parts.sessions.isAwake(session.tokenHash) else { return }
                try await writer.write(ServerSentEvent.bytes(type: "beat", id: position))
            }
        }
    }
}
