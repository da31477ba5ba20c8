package import Domain

/// When something is due, counted from the moment at which it is said: a span (`2wh`, `1wd`, `3d`), or the day or
/// moment in a field.
package enum Term: Hashable, Sendable {
    /// So long from now, in the clock's or in working time.
    case span(TimeSpan)
    /// What the field says; nothing is due while it is empty.
    case field(String)
}
