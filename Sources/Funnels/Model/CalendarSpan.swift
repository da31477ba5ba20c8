package import Domain

/// A span of time as funnel files write it: `40m`, `2h`, `3d` by the clock, `40wm`, `2wh`, `-3wd` of working time.
package typealias CalendarSpan = TimeSpan
