package import Domain
package import Store

/// A row of the black or white list as the administrator sees it.
package struct NumberListEntry: Hashable, Sendable {
    /// The lists.
    package enum List: String, Hashable, Sendable, Codable, CaseIterable {
        /// Calls from here make no lead.
        case black
        /// Calls from here always do.
        case white
    }

    /// The row's number.
    package var id: Int64
    /// Which list.
    package var list: List
    /// The number, E.164 where it is a full one.
    package var number: String?
    /// The trunk, for a rule about all its calls.
    package var trunk: String?
    /// Why.
    package var note: String?
    /// Who put it there.
    package var addedBy: StaffID?
    /// When.
    package var addedAt: Timestamp

    init(row: Row) throws {
        id = try row.get("id")
        list = try row.get("list")
        number = try row.get("number")
        trunk = try row.get("trunk")
        note = try row.get("note")
        addedBy = try row.get("added_by")
        addedAt = try row.get("added_at")
    }
}

extension NumberListEntry {
    /// The rows that hold, newest first; with `before`, those with smaller numbers.
    package static func page(
        before: Int64? = nil,
        limit: Int = 200,
        in connection: any Connection
    ) throws -> [NumberListEntry] {
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try connection.rows(
            """
            SELECT id, list, number, trunk, note, added_by, added_at FROM number_list
            WHERE removed_at IS NULL \(older) ORDER BY id DESC LIMIT \(limit)
            """
        ).map(NumberListEntry.init(row:))
    }

    /// Adds a row. Throws `invalidInput` without a number and a trunk, `conflict` when the same row holds already.
    package static func add(
        _ list: List,
        number: String?,
        trunk: String?,
        note: String?,
        by editor: StaffEditor
    ) throws {
        guard number != nil || trunk != nil else { throw SvodError(.invalidInput, "a number or a trunk is needed") }
        let known = try editor.connection.row(
            """
            SELECT id FROM number_list WHERE removed_at IS NULL AND list = \(list)
                AND COALESCE(number, '') = \(number ?? "") AND COALESCE(trunk, '') = \(trunk ?? "")
            """
        )
        guard known == nil else { throw SvodError(.conflict, "it stands on the list already") }
        let id = try editor.connection.insert(
            """
            INSERT INTO number_list (list, number, trunk, note, added_by, added_at)
            VALUES (\(list), \(number), \(trunk), \(note), \(editor.actor), \(editor.at))
            """
        )
        try editor.note("number_list.added", "number_list:\(id)", data: ["list": list.rawValue])
    }

    /// Takes a row off its list; it stays in the table with the time.
    package static func remove(_ id: Int64, by editor: StaffEditor) throws {
        let count = try editor.connection.execute(
            "UPDATE number_list SET removed_at = \(editor.at) WHERE id = \(id) AND removed_at IS NULL"
        )
        guard count > 0 else { throw SvodError(.notFound, "there is no such row") }
        try editor.note("number_list.removed", "number_list:\(id)")
    }
}
