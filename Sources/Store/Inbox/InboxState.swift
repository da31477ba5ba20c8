/// Where a row of the inbox stands.
package enum InboxState: String, Sendable, CaseIterable, Codable {
    /// Not handled yet: its turn has not come, or its stream is stopped before it.
    case new
    /// Handled.
    case done
    /// Its handler failed; its stream stops here until somebody retries it or sets it aside.
    case held
    /// Set aside by somebody, or because reading it stopped the daemon twice. Its stream went on.
    case dead
}
