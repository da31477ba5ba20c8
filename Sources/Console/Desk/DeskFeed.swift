package import Domain
import Foundation
import Records
package import Store

/// Makes of journal entries what the open desks show: whole cards, so that a browser paints without asking back.
///
/// It is read once a commit, whatever number of desks is open; entries about one call in a batch make one card.
package enum DeskFeed {
    /// The events for `entries`, which follow each other in the journal. The card of a call carries the newest entry at
    /// its reading, so a card that comes late never replaces a newer one.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func events(
        for entries: [JournalEntry],
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> [DeskEvent] {
        var touched = DeskTouch(entries)
        let reader = DeskReader(connection: connection)
        touched.calls.formUnion(try reader.latestCalls(of: touched.leads))
        var events = try reader.calls(touched.calls).map { call in
            DeskEvent(kind: .call, right: .desk, data: try PageJSON.of(call))
        }
        if !touched.lines.isEmpty {
            for line in try DeskBook.lines(in: connection) where touched.lines.contains(line.exchange) {
                events.append(DeskEvent(kind: .line, right: .desk, data: try PageJSON.of(line)))
            }
        }
        for staff in touched.staff.sorted() {
            guard let person = try StaffDirectory.one(staff, at: moment, in: connection) else { continue }
            events.append(DeskEvent(kind: .staff, right: .desk, data: try PageJSON.of(person)))
        }
        if touched.hasTasks {
            let missed = try DeskBook.missedCount(in: connection)
            events.append(DeskEvent(kind: .task, right: .missed, data: try PageJSON.of(["missed": missed])))
        }
        return events
    }
}
