/// One numbered, forward-only step of the schema.
///
/// The text is written once for both engines. ``Dialect`` replaces these words before it runs:
/// `{id}` an identity primary key whose numbers are never used twice, `{int}` a 64-bit integer (times in microseconds,
/// booleans as 0 and 1, money in minor units), `{blob}` bytes, `{table}` the closing words of a CREATE TABLE (`STRICT`
/// on SQLite), `{tail number}` and `{tail phone}` the last digits of that column, `{search TABLE COLUMN}` an index over
/// words. Enums and JSON are TEXT.
package struct Migration: Sendable {
    /// The step's number, from 1 without gaps.
    package let number: Int
    /// What it brings, for the log.
    package let title: String
    /// The statements, in order.
    package let statements: [String]

    /// Creates a step.
    package init(number: Int, title: String, statements: [String]) {
        self.number = number
        self.title = title
        self.statements = statements
    }
}
