/// A span of time as files write it: `40m`, `2h`, `3d` by the clock, `40wm`, `2wh`, `-3wd` of working time.
package struct CalendarSpan: Hashable, Sendable {
    /// How many.
    package let amount: Int
    /// Of what: `m`, `h`, `d`, `wm`, `wh`, `wd`.
    package let unit: String

    /// Creates a span.
    package init(_ amount: Int, _ unit: String) {
        self.amount = amount
        self.unit = unit
    }
}
