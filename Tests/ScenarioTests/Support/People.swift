import Domain
import Store

/// Clients whom the company knows already, with what is open between them.
enum People {
    /// Adds them: two people on one number, each with a matter of another department.
    static func add(to scenario: Scenario) async throws {
        try await scenario.withStore { engine in
            try await engine.write(.normal) { connection in
                let now = WallClock.system.now()
                let company = try connection.insert(
                    "INSERT INTO company (name, name_key, created_at) VALUES ('ООО «Монтаж-Сервис»', 'монтаж', \(now))"
                )
                for name in ["Лебедева Марина", "Орлов Игорь"] {
                    let person = try connection.insert(
                        """
                        INSERT INTO person (name, name_key, company_id, created_at)
                        VALUES (\(name), \(name.lowercased()), \(company), \(now))
                        """
                    )
                    try connection.execute(
                        "INSERT INTO person_phone (person_id, number) VALUES (\(person), '+78126482334')"
                    )
                    let login = name == "Орлов Игорь" ? "galiev" : "sidorov"
                    let title = name == "Орлов Игорь" ? "Ворота для склада, 4 шт." : "Двери в бизнес-центр «Нева»"
                    let card = try connection.row(
                        """
                        INSERT INTO card (entity, funnel, title, title_key, outcome, person_id, company_id, phone,
                            responsible_id, department_id, origin, created_at, changed_at, touched_at)
                        SELECT 'deal', 'deal', \(title), \(FoldedKey.of(title)), 'open', \(person), \(company),
                            '+78126482334', staff.id, department_id, 'person', \(now), \(now), \(now)
                        FROM staff JOIN staff_department ON staff_id = staff.id WHERE login = \(login) RETURNING id
                        """
                    )
                    let number: Int64? = try card?.get("id")
                    try connection.execute(
                        """
                        INSERT INTO card_stage (card_id, track, funnel, stage, is_open, funnel_version, entered_at, move,
                            responsible_id, department_id)
                        SELECT id, '', 'deal', 'new', 1, 0, \(now), 0, responsible_id, department_id
                        FROM card WHERE id = \(number)
                        """
                    )
                }
            }
        }
    }
}
