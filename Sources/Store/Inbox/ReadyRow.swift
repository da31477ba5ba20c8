/// The first open row of a stream.
struct ReadyRow: Sendable {
    /// The row.
    let row: InboxRow
    /// Whether open rows of the stream stand behind it.
    let goesOn: Bool
}
