import Domain
import Records
import Store

extension CardLookups {
    func head(of department: DepartmentID) throws -> StaffID? {
        try connection.row(
            """
            SELECT staff.id AS id FROM staff JOIN staff_department ON staff_department.staff_id = staff.id
            WHERE staff_department.department_id = \(department) AND since <= \(now)
                AND (until IS NULL OR until > \(now)) AND disabled_at IS NULL AND \(SQL.contains("roles", "\"head\""))
            ORDER BY staff.id LIMIT 1
            """
        )?.get("id")
    }

    func staff(login: String) throws -> StaffID? {
        try connection.row("SELECT id FROM staff WHERE login = \(login.lowercased()) AND disabled_at IS NULL")?.get(
            "id"
        )
    }

    func members(of group: String?) throws -> [StaffID] {
        let condition: SQL
        if let group {
            let role = "\"\(group)\""
            condition = """
                (\(SQL.contains("roles", role)) OR id IN (
                    SELECT staff_id FROM staff_department JOIN department ON department.id = department_id
                    WHERE name_key = \(FoldedKey.of(group)) AND since <= \(now) AND (until IS NULL OR until > \(now))))
                """
        } else {
            condition = "login IS NOT NULL"
        }
        return try connection.rows(
            "SELECT id FROM staff WHERE disabled_at IS NULL AND \(condition) ORDER BY id LIMIT 1000"
        ).map { try $0.get("id") }
    }

    func next(_ people: [StaffID], rule: String) throws -> StaffID? {
        let last: StaffID? = try connection.row("SELECT staff_id FROM assignment_turn WHERE rule = \(rule)")?
            .get("staff_id")
        guard let last else { return people.first }
        return people.first { $0 > last } ?? people.first
    }

    func leastLoaded(_ people: [StaffID], rule: String) throws -> StaffID? {
        guard people.count > 1 else { return people.first }
        let rows = try connection.rows(
            """
            SELECT id,
                (SELECT count(*) FROM card WHERE responsible_id = staff.id AND outcome = 'open')
                + (SELECT count(*) FROM task WHERE assignee_id = staff.id AND done_at IS NULL) AS load,
                COALESCE((SELECT max(task.id) FROM task WHERE assignee_id = staff.id), 0) AS latest
            FROM staff WHERE id IN (\(list: people)) ORDER BY load, latest, id LIMIT 1
            """
        )
        return try rows.first?.get("id")
    }
}
