import Domain

extension Engine {
    /// Writes many items in the bulk lane, some at a time: a transaction ends when 8 ms have passed, and whoever waits
    /// in an earlier lane goes first. When `body` throws, the items of earlier transactions stay written.
    package func bulk<Item: Sendable>(
        _ items: [Item],
        _ body: @escaping @Sendable (Item, any Connection) throws -> Void
    ) async throws {
        var start = 0
        while start < items.count {
            let from = start
            start = try await write(.bulk) { connection in
                let deadline = ContinuousClock.now + BatchLimits.of(.bulk).time
                var next = from
                repeat {
                    try body(items[next], connection)
                    next += 1
                } while next < items.count && ContinuousClock.now < deadline
                return next
            }
        }
    }
}
