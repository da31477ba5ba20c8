package import Domain
package import Store

/// Makes the events of journal entries, with all that a browser needs to show them at once.
package struct LivePainter: Sendable {
    /// The events of the entries, read in the transaction given.
    let paint: @Sendable (_ entries: [JournalEntry], _ connection: any Connection) throws -> [LiveEvent]

    /// Creates a painter.
    package init(
        paint: @escaping @Sendable (_ entries: [JournalEntry], _ connection: any Connection) throws -> [LiveEvent]
    ) {
        self.paint = paint
    }

    /// The console's own: what the desks show, and the entries themselves for those who read the journal.
    package static func console(clock: WallClock) -> LivePainter {
        LivePainter { entries, connection in
            let shown = try DeskFeed.events(for: entries, at: clock.now(), in: connection).map { event in
                LiveEvent(type: event.kind.rawValue, right: event.right, json: event.data)
            }
            let read = try entries.map { entry in
                LiveEvent(type: "journal", right: .journal, json: try PageJSON.of(LiveEntry(entry)))
            }
            return shown + (try CardNews.events(for: entries, in: connection)) + read
        }
    }
}
