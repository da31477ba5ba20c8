package import Domain
package import Store

/// The departments, and who belonged to which when. Past times are never rewritten: a move begins a new row.
package enum DepartmentBook {
    /// Adds a department. Throws `conflict` when one of that name (case and `ё` apart) exists.
    package static func add(_ name: String, by editor: StaffEditor) throws -> DepartmentID {
        let name = try StaffBook.checked(name: name)
        let inserted = try editor.connection.insertIfNew(
            "INSERT INTO department (name, name_key) VALUES (\(name), \(FoldedKey.of(name)))"
        )
        guard let inserted else { throw SvodError(.conflict, "there is a department of that name") }
        let id = DepartmentID(inserted)
        try editor.note("department.added", subject(id))
        return id
    }

    /// Changes the name.
    package static func rename(_ id: DepartmentID, _ name: String, by editor: StaffEditor) throws {
        let name = try StaffBook.checked(name: name)
        let key = FoldedKey.of(name)
        if try editor.connection.row("SELECT id FROM department WHERE name_key = \(key) AND id <> \(id)") != nil {
            throw SvodError(.conflict, "there is a department of that name")
        }
        let count = try editor.connection.execute(
            "UPDATE department SET name = \(name), name_key = \(key) WHERE id = \(id)"
        )
        guard count > 0 else { throw SvodError(.notFound, "there is no department \(id)") }
        try editor.note("department.renamed", subject(id))
    }

    /// Closes a department, or opens it again. Throws `conflict` while somebody belongs to it.
    package static func setClosed(_ id: DepartmentID, _ closed: Bool, by editor: StaffEditor) throws {
        if closed,
            try editor.connection.row(
                "SELECT id FROM staff_department WHERE department_id = \(id) AND until IS NULL LIMIT 1"
            ) != nil
        {
            throw SvodError(.conflict, "somebody belongs to the department")
        }
        let moment: Timestamp? = closed ? editor.at : nil
        let count = try editor.connection.execute("UPDATE department SET closed_at = \(moment) WHERE id = \(id)")
        guard count > 0 else { throw SvodError(.notFound, "there is no department \(id)") }
        try editor.note(closed ? "department.closed" : "department.opened", subject(id))
    }

    /// All departments, by name.
    package static func all(includingClosed: Bool = false, in connection: any Connection) throws -> [Department] {
        let open: SQL = includingClosed ? "" : "WHERE closed_at IS NULL"
        return try connection.rows("\(Department.query) \(open) ORDER BY name_key LIMIT 1000")
            .map(Department.init(row:))
    }

    /// The department whose name is `name`, case and `ё` apart.
    package static func find(named name: String, in connection: any Connection) throws -> Department? {
        try connection.row("\(Department.query) WHERE name_key = \(FoldedKey.of(name))")
            .map(Department.init(row:))
    }

    /// Moves a person to a department from `moment` on, or out of any (nil).
    ///
    /// - Throws: `conflict` when the person's last move is later than that: what was, stays.
    package static func move(
        _ staff: StaffID,
        to department: DepartmentID?,
        from moment: Timestamp,
        by editor: StaffEditor
    ) throws {
        let last = try editor.connection.row(
            """
            SELECT id, department_id, since FROM staff_department WHERE staff_id = \(staff) AND until IS NULL
            ORDER BY since DESC, id DESC LIMIT 1
            """
        )
        if let last {
            let current: DepartmentID = try last.get("department_id")
            if current == department { return }
            let since: Timestamp = try last.get("since")
            guard since <= moment else {
                throw SvodError(.conflict, "the person moved later than that")
            }
            try editor.connection.execute(
                "UPDATE staff_department SET until = \(moment) WHERE staff_id = \(staff) AND until IS NULL"
            )
        }
        if let department {
            try editor.connection.execute(
                """
                INSERT INTO staff_department (staff_id, department_id, since)
                VALUES (\(staff), \(department), \(moment))
                """
            )
        }
        try editor.note(
            "staff.moved",
            StaffBook.subject(staff),
            about: department.map(subject),
            data: department.map { ["department": $0.description] } ?? [:]
        )
    }

    /// Where a person belonged and when, newest first.
    package static func history(of staff: StaffID, in connection: any Connection) throws -> [StaffTenure] {
        try StaffTenure.history(
            of: staff,
            what: "department.name",
            in: "staff_department AS tenure JOIN department ON department.id = tenure.department_id",
            connection
        )
    }

    /// The name of a department in the journal.
    package static func subject(_ id: DepartmentID) -> String { "department:\(id)" }
}
