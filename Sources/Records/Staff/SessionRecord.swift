package import Domain
import Store

/// A row of the `session` table: one browser in which somebody is signed in.
package struct SessionRecord: Hashable, Sendable {
    /// SHA-256 of the cookie's token, hexadecimal.
    package var tokenHash: String
    /// Who.
    package var staff: StaffID
    /// What state-changing requests carry.
    package var csrf: String
    /// The exchange of the phone the person sits at.
    package var exchange: String?
    /// The extension of that phone.
    package var `extension`: String?
    /// Since when.
    package var createdAt: Timestamp
    /// The last request that the person made.
    package var seenAt: Timestamp
    /// When it ends.
    package var expiresAt: Timestamp
    /// Since when the screen is locked.
    package var lockedAt: Timestamp?

    /// Creates a session that begins at `createdAt`.
    package init(tokenHash: String, staff: StaffID, csrf: String, createdAt: Timestamp, expiresAt: Timestamp) {
        self.tokenHash = tokenHash
        self.staff = staff
        self.csrf = csrf
        self.createdAt = createdAt
        self.seenAt = createdAt
        self.expiresAt = expiresAt
    }

    init(row: Row) throws {
        tokenHash = try row.get("token_hash")
        staff = try row.get("staff_id")
        csrf = try row.get("csrf")
        exchange = try row.get("exchange")
        `extension` = try row.get("extension")
        createdAt = try row.get("session_created_at")
        seenAt = try row.get("seen_at")
        expiresAt = try row.get("expires_at")
        lockedAt = try row.get("locked_at")
    }
}
