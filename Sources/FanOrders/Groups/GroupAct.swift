package import Domain
package import Store

/// What a person did to groups, with the way back.
package struct GroupAct: Hashable, Sendable {
    /// What.
    package enum Kind: String, Hashable, Sendable, Codable {
        /// The group is right as it stands.
        case confirm
        /// Requests were taken out into a group of their own.
        case split
        /// Two groups are one project.
        case merge
        /// It is no fan order.
        case apart
    }

    /// Where a request stood.
    struct Place: Hashable, Codable {
        let request: EnquiryID
        let group: EnquiryGroupID?
        let standing: EnquiryStanding?
    }

    /// Its number.
    package let id: GroupActID
    /// What.
    package let kind: Kind
    /// The group.
    package let group: EnquiryGroupID
    /// The other group: the new one of a split, the one that went into the first of a merge.
    package let other: EnquiryGroupID?
    /// Who.
    package let staff: StaffID
    /// When.
    package let at: Timestamp
    /// When it was taken back.
    package let undoneAt: Timestamp?
    let before: [Place]
    /// The version of the group that it left behind.
    let version: Int64

    init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        group = try row.get("group_id")
        other = try row.get("other_id")
        staff = try row.get("staff_id")
        at = try row.get("at")
        undoneAt = try row.get("undone_at")
        before = try FanJSON.decode([Place].self, try row.get("before"))
        version = try row.get("version")
    }
}

extension GroupAct {
    /// Whether it can be taken back: nothing was done to its group since.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func canBeUndone(in connection: any Connection) throws -> Bool {
        try undoneAt == nil && EnquiryGroupBook.record(group, in: connection).version == version
    }

    /// The newest acts on a group, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func newest(
        of group: EnquiryGroupID,
        limit: Int = 20,
        in connection: any Connection
    ) throws -> [GroupAct] {
        try connection.rows(
            """
            SELECT \(columns) FROM fan_act WHERE group_id = \(group) OR other_id = \(group)
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map(GroupAct.init(row:))
    }

    static let columns: SQL = "id, kind, group_id, other_id, staff_id, at, undone_at, before, version"

    static func record(_ id: GroupActID, in connection: any Connection) throws -> GroupAct {
        guard let row = try connection.row("SELECT \(columns) FROM fan_act WHERE id = \(id)") else {
            throw SvodError(.notFound, "there is no act \(id)")
        }
        return try GroupAct(row: row)
    }
}
