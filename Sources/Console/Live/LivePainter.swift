package import Domain
package import Store

/// Makes the events of journal entries, with all that a browser needs to show them at once.
package struct LivePainter: Sendable {
    /// The events of the entries that somebody with one of `rights` may have, read in the transaction given. What only
    /// others may have is left out: nobody would get it.
    let paint: Paint

    /// Makes events.
    package typealias Paint =
        @Sendable (
            _ entries: [JournalEntry], _ rights: Set<Right>, _ connection: any Connection
        ) throws -> [LiveEvent]

    /// Creates a painter.
    package init(paint: @escaping Paint) { self.paint = paint }

    /// The console's own: what the desks show, and the entries themselves for those who read the journal.
    package static func console(clock: WallClock) -> LivePainter {
        LivePainter { entries, rights, connection in
            var events: [LiveEvent] = []
            if !rights.isDisjoint(with: [.desk, .missed]) {
                events += try DeskFeed.events(for: entries, at: clock.now(), in: connection).map { event in
                    LiveEvent(type: event.kind.rawValue, right: event.right, json: event.data)
                }
            }
            if !rights.isDisjoint(with: [.leads, .deals]) {
                events += try CardNews.events(for: entries, in: connection)
            }
            if rights.contains(.letters) { events += try LetterNews.events(for: entries) }
            if rights.contains(.fan) { events += try FanNews.events(for: entries) }
            if rights.contains(.payments) { events += try PaymentNews.events(for: entries) }
            if rights.contains(.journal) {
                events += try entries.map { entry in
                    LiveEvent(type: "journal", right: .journal, json: try PageJSON.of(LiveEntry(entry)))
                }
            }
            return events
        }
    }
}
