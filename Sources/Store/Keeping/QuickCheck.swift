/// The check of the file after an unclean stop.
package enum QuickCheck: Sendable, Equatable {
    /// The stop before was clean: no check was due.
    case notDue
    /// It runs, beside the work.
    case running
    /// Nothing was found.
    case passed
    /// The file is damaged: restore a backup.
    case failed([String])
}
