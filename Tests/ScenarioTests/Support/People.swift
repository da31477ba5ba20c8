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
                    try connection.execute(
                        """
                        INSERT INTO deal (title, stage, person_id, company_id, number, responsible_id, department_id, created_at)
                        SELECT \(title), 'new', \(person), \(company), '+78126482334', staff.id, department_id, \(now)
                        FROM staff JOIN staff_department ON staff_id = staff.id WHERE login = \(login)
                        """
                    )
                }
            }
        }
    }
}
