import Domain
import Store
import TestSupport
import Testing

@testable import Sheets
@testable import Tables

/// How rows find what is there: by keys, never silently by a name.
@Suite struct MatchingTests {
    static func mapping(
        _ more: String,
        entity: String = "company",
        columns: String = "Имя: name, ИНН: inn, Номер: external"
    ) -> String {
        "svod: 1\nentity: \(entity)\ncolumns: {\(columns)}\n\(more)\n"
    }

    @Test(arguments: TestEngines.kinds)
    func aNamesakeIsAnotherCompanyUnlessTheMappingSaysOtherwise(_ kind: EngineKind) async throws {
        try await ImportScene.with(kind) { scene in
            let first = try scene.file("Имя;ИНН;Номер\nООО «Ромашка»;7707083893;\n", name: "a.csv")
            try await scene.run(first, Self.mapping(""))
            let second = try scene.file(
                "Имя;ИНН;Номер\nРомашка ООО;;\nооо ромашка;;\nООО Ромашка;7736050003;\n",
                name: "b.csv"
            )
            let strict = try await scene.dryRun(second, Self.mapping(""))
            #expect(strict.map(\.verdict) == [.created, .created, .created])
            #expect(strict[1].warnings.first?.message.contains("company:1 has the same name") == true)
            let named = try await scene.dryRun(second, Self.mapping("match: {company: [inn, name]}"))
            // The words in another order are another name; another INN is another company.
            #expect(named.map(\.verdict) == [.created, .changed, .created])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func keysThatDisagreeRefuseTheRow(_ kind: EngineKind) async throws {
        try await ImportScene.with(kind) { scene in
            let first = try scene.file("Имя;ИНН;Номер\nА;7707083893;1\nБ;7736050003;2\n", name: "a.csv")
            try await scene.run(first, Self.mapping(""))
            let second = try scene.file("Имя;ИНН;Номер\nА;7736050003;1\n", name: "b.csv")
            let outcome = try #require(try await scene.run(second, Self.mapping("")).first)
            #expect(outcome.verdict == .refused)
            #expect(outcome.faults.map(\.message) == ["its external is company:1's, its inn company:2's"])
        }
    }

    @Test func anInnOfTwoCompaniesNamesNone() async throws {
        try await ImportScene.with(.sqlite) { scene in
            try await scene.engine.write(.realtime) { connection in
                for name in ["А", "Б"] {
                    try connection.execute(
                        "INSERT INTO company (name, name_key, inn, created_at) VALUES (\(name), \(name), '7707083893', 0)"
                    )
                }
            }
            let path = try scene.file("Имя;ИНН;Номер\nВ;7707083893;\n")
            let outcome = try #require(try await scene.dryRun(path, Self.mapping("")).first)
            #expect(
                outcome.faults.map(\.message) == ["its inn finds several: company:1, company:2; a key must name one"]
            )
        }
    }

    @Test(arguments: [
        ("update", "Новая", true), ("fill", "Старая", true), ("skip", "Старая", false),
    ])
    func existingRecordsAreTreatedAsTheMappingSays(_ policy: String, _ name: String, _ isFilled: Bool) async throws {
        try await ImportScene.with(.sqlite) { scene in
            try await scene.run(scene.file("Имя;ИНН;Номер\nСтарая;;7\n", name: "a.csv"), Self.mapping(""))
            let path = try scene.file("Имя;ИНН;Номер\nНовая;7707083893;7\n", name: "b.csv")
            let outcomes = try await scene.run(path, Self.mapping("existing: \(policy)"))
            #expect(outcomes.map(\.verdict) == [policy == "skip" ? .skipped : .changed])
            #expect(try await scene.text("SELECT name AS t FROM company") == name)
            #expect((try await scene.text("SELECT inn AS t FROM company") != nil) == isFilled)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aContactIsFoundByTelephoneOnlyWhereTheMappingSaysSo(_ kind: EngineKind) async throws {
        let columns = "Имя: name, Тел: phone, Тел2: phone"
        try await ImportScene.with(kind) { scene in
            let path = try scene.file(
                "Имя;Тел;Тел2\nОльга;8 812 309-10-10;\nОля;+78123091010;+7 921 555-01-01\n;89215550101;\n"
            )
            let blind = try await scene.dryRun(path, Self.mapping("", entity: "contact", columns: columns))
            #expect(blind.map(\.verdict) == [.created, .created, .created])
            #expect(blind[2].steps.first?.title == "+7 (921) 555-01-01")
            let outcomes = try await scene.run(
                path,
                Self.mapping("match: {contact: [phone]}\nexisting: fill", entity: "contact", columns: columns)
            )
            #expect(outcomes.map(\.verdict) == [.created, .changed, .skipped])
            #expect(try await scene.number("SELECT count(*) AS n FROM person") == 1)
            #expect(try await scene.number("SELECT count(*) AS n FROM person_phone") == 2)
            #expect(try await scene.text("SELECT name AS t FROM person") == "Ольга")
        }
    }

    @Test func aRowWithoutItsRecordIsRefused() async throws {
        try await ImportScene.with(.sqlite) { scene in
            let columns = "Имя: name, Компания: company.name, Тел: {to: phone, required: true}"
            let path = try scene.file("Имя;Компания;Тел\n;Ромашка;\nОльга;;;;лишнее\n")
            let outcomes = try await scene.dryRun(path, Self.mapping("", entity: "contact", columns: columns))
            #expect(outcomes.map(\.verdict) == [.refused, .refused])
            #expect(outcomes[0].faults.map(\.message) == ["is empty, and the mapping requires it"])
            #expect(outcomes[1].faults.count == 2)
            #expect(outcomes[1].faults.last?.message.contains("in E, where the sheet has no heading") == true)
        }
    }
}
