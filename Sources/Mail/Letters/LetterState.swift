/// Where a kept letter stands.
package enum LetterState: String, Hashable, Sendable, CaseIterable {
    /// It waits to be read.
    case new
    /// It was read, and what was asked in it stands in the inbox.
    case read
    /// The same letter came before: in another box, in another folder, under another UIDVALIDITY.
    case twin
    /// It was too large to be kept; only its header is.
    case refused
    /// It could not be read.
    case failed
}
