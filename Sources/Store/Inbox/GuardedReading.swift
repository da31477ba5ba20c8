import Domain

/// How a handler reads what may end the process: while it does, the row is marked as being read, and after two deaths in
/// the middle of that it is set aside.
package struct GuardedReading: Sendable {
    let row: InboxID
    let marks: ReadingMarks?

    /// Carries `body` out under the mark: on the thread that reads, for as short as it goes.
    package func callAsFunction<Result>(_ body: () throws -> Result) rethrows -> Result {
        guard let marks else { return try body() }
        return try marks.during(row) {
            Failpoint.whileReading.reach()
            return try body()
        }
    }
}
