/// Sources of the inbox that cannot send old rows again, so that the keys of these may be forgotten.
///
/// The keys of all other sources are kept for ever: a mailbox may show a letter of last year once more.
package struct ForgettableSource: Sendable {
    /// What the names of these sources begin with, `ami:`.
    package let prefix: String
    /// A condition over the table `inbox` under which a row may come again after all; nil when it never may.
    package let unless: SQL?

    /// Creates a rule for the sources whose names begin with `prefix`.
    package init(prefix: String, unless: SQL? = nil) {
        self.prefix = prefix
        self.unless = unless
    }

    /// The condition that a row of the inbox may be forgotten.
    var condition: SQL {
        let mine = SQL.startsWith("source", prefix)
        guard let unless else { return mine }
        return "(\(mine) AND NOT (\(unless)))"
    }
}
