import Domain
import Records

/// What the missed list begins with and reads anew. Times are microseconds.
struct MissedList: Encodable {
    /// Who reads it.
    struct Me: Encodable {
        let id: StaffID
    }

    /// The journal's newest entry at the reading.
    let event: EventID
    let now: Timestamp
    let me: Me
    let staff: [DeskColleague]
    let rows: [MissedNumber]
}
