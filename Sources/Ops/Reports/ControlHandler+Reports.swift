package import Domain
package import Store

extension ControlHandler {
    /// `status`: how the daemon and its parts fare.
    package static func status(_ registry: PartRegistry, clock: WallClock) -> ControlHandler {
        let startedAt = clock.now()
        return ControlHandler("status") { _ in HealthReport(registry, startedAt: startedAt, now: clock.now()) }
    }

    /// `explain`: how a record came to be as it is.
    package static func explain(_ engine: any Engine) -> ControlHandler {
        ControlHandler("explain") { arguments in
            let record = try arguments.required("record")
            return try await engine.read { try Explanation(of: record, in: $0) }
        }
    }

    /// `queue` and its orders: what waits, and what to do with a row that is stuck.
    package static func queue(_ pipeline: InboxPipeline, engine: any Engine, clock: WallClock) -> [ControlHandler] {
        [
            ControlHandler("queue") { _ in
                let now = clock.now()
                return try await engine.read { try QueueReport(at: now, in: $0) }
            },
            ControlHandler("queue.retry") { QueueOrderReply(try await pipeline.retry(try $0.inboxRow("row"))) },
            ControlHandler("queue.set-aside") { QueueOrderReply(try await pipeline.setAside(try $0.inboxRow("row"))) },
            ControlHandler("queue.repeat") { arguments in
                let (id, now) = (try arguments.outboxRow("row"), clock.now())
                try await engine.write(.realtime) { try Outbox.repeat(id, at: now, in: $0) }
                return QueueOrderReply(text: "outbox:\(id) is due now")
            },
        ]
    }
}

extension ControlArguments {
    fileprivate func inboxRow(_ name: String) throws -> InboxID { InboxID(try number(name, prefix: "inbox:")) }

    fileprivate func outboxRow(_ name: String) throws -> OutboxID { OutboxID(try number(name, prefix: "outbox:")) }

    private func number(_ name: String, prefix: String) throws -> Int64 {
        let text = try required(name)
        guard text.hasPrefix(prefix), let number = Int64(text.dropFirst(prefix.count)) else {
            throw SvodError(.invalidInput, "expected a row such as \(prefix)17, found '\(text)'")
        }
        return number
    }
}
