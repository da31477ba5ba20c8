import Domain
import Funnels
import Records
import Store

/// Fills a store with made-up deals, the companies and people behind them and the staff who work on them. The same seed
/// and moment give the same rows. Works in the bulk lane: a daemon beside it goes on.
struct DealGenerator: Sendable {
    /// Deals that are written between two words of progress.
    private static let step = 10_000

    /// How much.
    var size: StoreSize
    /// What chance begins with.
    var seed: UInt64 = 1
    /// The end of the years that the deals come from.
    var now: Timestamp
    /// When an open deal's timer fires: within the next five days unless said otherwise.
    var firing: (@Sendable (inout SeededRandom) -> Timestamp)?
    /// Is told how many deals stand.
    var progress: @Sendable (Int) -> Void = { _ in }

    /// Writes everything into `engine`, whose store must be migrated.
    ///
    /// - Throws: ``SvodError`` from the store; what was written until then stands.
    func fill(_ engine: any Engine) async throws {
        let version = try await keepFunnel(engine)
        let departments = try await makeDepartments(engine)
        let staff = try await makeStaff(engine, departments)
        let companies = try await makeCompanies(engine)
        let people = try await makePeople(engine, companies)
        let now = now
        let writer = DealWriter(
            size: size,
            seed: seed,
            now: now,
            firing: firing ?? { now + .seconds(3600 + Int64($0.below(5 * 86_400))) },
            version: version,
            staff: staff,
            departments: departments,
            companies: companies,
            people: people
        )
        for start in stride(from: 0, to: size.deals, by: Self.step) {
            let end = min(start + Self.step, size.deals)
            try await engine.bulk(Array(start..<end)) { try writer.write($0, in: $1) }
            progress(end)
        }
    }

    /// The version of the funnel in the store, which a daemon may have written down before.
    private func keepFunnel(_ engine: any Engine) async throws -> Int64 {
        let known: Int64? = try await engine.read { connection in
            try connection.row(
                "SELECT max(version) AS version FROM funnel_version WHERE funnel = \(BenchFunnel.name)"
            )?.get("version")
        }
        if let known { return known }
        return try await FunnelVersions.keep(try BenchFunnel.read(), in: engine, at: now).version(of: BenchFunnel.name)
    }
}

extension DealGenerator {
    private func makeDepartments(_ engine: any Engine) async throws -> [DepartmentID] {
        let count = size.departments
        return try await engine.write(.bulk) { connection in
            try (1...count).map { number in
                let name = "Отдел продаж \(number)"
                return DepartmentID(
                    try connection.insert(
                        "INSERT INTO department (name, name_key) VALUES (\(name), \(FoldedKey.of(name)))"
                    )
                )
            }
        }
    }

    private func makeStaff(_ engine: any Engine, _ departments: [DepartmentID]) async throws -> [StaffID] {
        let (count, seed, since) = (size.staff, seed &+ 2, now - .seconds(5 * 365 * 86_400))
        return try await engine.write(.bulk) { connection in
            try (0..<count).map { index in
                var random = SeededRandom(seed: seed, item: index)
                let name = RussianNames.person(&random)
                let staff = try connection.insert(
                    """
                    INSERT INTO staff (name, name_key, roles, created_at)
                    VALUES (\(name), \(FoldedKey.of(name)), '["manager"]', \(since))
                    """
                )
                try connection.execute(
                    """
                    INSERT INTO staff_department (staff_id, department_id, since)
                    VALUES (\(staff), \(departments[index % departments.count]), \(since))
                    """
                )
                return StaffID(staff)
            }
        }
    }

    private func makeCompanies(_ engine: any Engine) async throws -> ClosedRange<Int64> {
        let (seed, now) = (seed &+ 3, now)
        return try await numbered(size.companies, engine, "SELECT max(id) AS id FROM company") { index, connection in
            var random = SeededRandom(seed: seed, item: index)
            let name = RussianNames.company(&random)
            let inn = "\(1_000_000_000 + random.below(8_999_999_999))"
            let since = now - .seconds(Int64(random.below(3 * 365)) * 86_400)
            try connection.execute(
                """
                INSERT INTO company (name, name_key, inn, created_at)
                VALUES (\(name), \(FoldedKey.of(name)), \(inn), \(since))
                """
            )
        }
    }

    private func makePeople(_ engine: any Engine, _ companies: ClosedRange<Int64>) async throws -> ClosedRange<Int64> {
        let (seed, now) = (seed &+ 4, now)
        return try await numbered(size.people, engine, "SELECT max(id) AS id FROM person") { index, connection in
            var random = SeededRandom(seed: seed, item: index)
            let name = RussianNames.person(&random)
            let company = companies.lowerBound + Int64(random.below(companies.count))
            let person = try connection.insert(
                """
                INSERT INTO person (name, name_key, company_id, created_at)
                VALUES (\(name), \(FoldedKey.of(name)), \(company), \(now))
                """
            )
            let phone = "+79\(100_000_000 + random.below(900_000_000))"
            try connection.execute("INSERT INTO person_phone (person_id, number) VALUES (\(person), \(phone))")
        }
    }

    /// Writes `count` rows and answers their numbers, which follow one another: nobody else writes to that table.
    private func numbered(
        _ count: Int,
        _ engine: any Engine,
        _ last: SQL,
        _ body: @escaping @Sendable (Int, any Connection) throws -> Void
    ) async throws -> ClosedRange<Int64> {
        try await engine.bulk(Array(0..<count), body)
        let end = try await engine.read { try $0.row(last)?.get("id") ?? Int64(0) }
        return (end - Int64(count) + 1)...end
    }
}
