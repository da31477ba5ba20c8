package import Domain
import Store

/// A notice in the console.
package struct NoticeRow: Sendable, Equatable, Encodable {
    /// Its number.
    package let id: Int64
    /// The card it is about.
    package let card: CardID?
    /// What made it: the name of a template, `mention`, `fan:12` for a group of requests alike.
    package let template: String
    /// What stands above it.
    package let subject: String?
    /// Its text.
    package let body: String
    /// When.
    package let at: Timestamp
    /// When it was seen.
    package let seenAt: Timestamp?

    init(row: Row) throws {
        id = try row.get("id")
        card = try row.get("card_id")
        template = try row.get("template")
        subject = try row.get("subject")
        body = try row.get("body")
        at = try row.get("at")
        seenAt = try row.get("seen_at")
    }
}
