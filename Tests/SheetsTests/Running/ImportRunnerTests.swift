import Domain
import Foundation
import Records
import Store
import TestSupport
import Testing

@testable import Sheets
@testable import Tables

@Suite struct ImportRunnerTests {
    static let sheet = """
        Номер;Название;Сумма;Этап;Менеджер;Источник;Клиент;ИНН;Контакт;Телефон;Создана;Закрыта;Причина
        1;Двери;1 000,50;Взяли;ivanova;сайт;ООО Ромашка;7707083893;Ольга;8 812 309-10-10;01.02.2026;;
        2;Окна;;Отказ;Петров Пётр;;ООО «Ромашка»;7707083893;;+78123091010;01.02.2026;03.02.2026 10:00;Дорого
        3;;5;;;;ООО Рога;;Иван;;;;
        4;Плохая;сто;нигде;Сидоров;;;7707083894;;12;;;
        1;Двери большие;2000;Отказ;;;ООО Ромашка;7707083893;Ольга;+7 921 555-01-01;;;
        """

    @Test(arguments: TestEngines.kinds)
    func takesDealsWithTheirCompaniesAndPeople(_ kind: EngineKind) async throws {
        try await ImportScene.with(kind) { scene in
            let path = try scene.file(Self.sheet)
            let outcomes = try await scene.run(path, TestScheme.deals)
            #expect(outcomes.map(\.verdict) == [.created, .created, .created, .refused, .changed])
            #expect(outcomes.map(\.row) == [2, 3, 4, 5, 6])
            #expect(try await scene.number("SELECT count(*) AS n FROM company") == 2)
            #expect(try await scene.number("SELECT count(*) AS n FROM person") == 2)
            #expect(try await scene.number("SELECT count(*) AS n FROM card WHERE company_id = 1") == 2)
            #expect(
                try await scene.number(
                    """
                    SELECT count(*) AS n FROM card JOIN card_stage ON card_stage.card_id = card.id
                    WHERE card.id = 1 AND card.amount = 200000 AND title = 'Двери большие' AND outcome = 'open' AND stage = 'work'
                        AND card.responsible_id = 1 AND card.department_id = 1 AND origin = 'import' AND funnel_version = 3 AND version = 2
                    """
                ) == 1
            )
            #expect(
                try await scene.number(
                    """
                    SELECT count(*) AS n FROM card JOIN card_stage ON card_stage.card_id = card.id
                    WHERE card.id = 2 AND outcome = 'lost' AND reason = 'Дорого' AND is_open = 0 AND stage = 'refused'
                        AND closed_at = 1770102000000000 AND created_at = 1769893200000000
                    """
                ) == 1
            )
            #expect(
                try await scene.text("SELECT value AS t FROM card_field WHERE card_id = 1")
                    == "{\"text\":{\"_0\":\"Сайт\"}}"
            )
            // The title of a card without one is its company's; its stage the first.
            #expect(try await scene.text("SELECT title AS t FROM card WHERE id = 3") == "ООО Рога")
            #expect(try await scene.text("SELECT stage AS t FROM card_stage WHERE card_id = 3") == "new")
        }
    }

    @Test func everyFaultOfARowIsNamed() async throws {
        try await ImportScene.with(.sqlite) { scene in
            let outcomes = try await scene.dryRun(scene.file(Self.sheet), TestScheme.deals)
            let columns = outcomes[3].faults.compactMap(\.column)
            #expect(columns == ["«Сумма» (C)", "«Этап» (D)", "«Менеджер» (E)", "«ИНН» (H)", "«Телефон» (J)"])
            #expect(outcomes[4].warnings.contains { $0.message.contains("its stage stays") })
        }
    }

    @Test(arguments: TestEngines.kinds)
    func nothingFollowsFromAnImport(_ kind: EngineKind) async throws {
        try await ImportScene.with(kind) { scene in
            try await scene.run(scene.file(Self.sheet), TestScheme.deals)
            for table in [
                "SELECT count(*) AS n FROM timer", "SELECT count(*) AS n FROM notice", "SELECT count(*) AS n FROM task",
                "SELECT count(*) AS n FROM outbox", "SELECT count(*) AS n FROM card_effect",
                "SELECT count(*) AS n FROM card_action",
                "SELECT count(*) AS n FROM inbox", "SELECT count(*) AS n FROM lead",
            ] as [SQL] {
                #expect(try await scene.number(table) == 0, "\(table)")
            }
            #expect(try await scene.number("SELECT count(*) AS n FROM journal WHERE cause <> 'import:1'") == 0)
            #expect(
                try await scene.text(
                    "SELECT data AS t FROM journal WHERE subject = 'deal:1' AND kind = 'import.created'"
                )
                    == "{\"row\":2}"
            )
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDryRunSaysWhatTheRunDoes(_ kind: EngineKind) async throws {
        try await ImportScene.with(kind) { scene in
            let path = try scene.file(Self.sheet)
            let dry = try await scene.dryRun(path, TestScheme.deals)
            #expect(try await scene.number("SELECT count(*) AS n FROM company") == 0)
            #expect(try await scene.number("SELECT count(*) AS n FROM import_run") == 0)
            let real = try await scene.run(path, TestScheme.deals)
            #expect(dry.map(Self.withoutNumbers) == real.map(Self.withoutNumbers))
            // And once more, over what is there now.
            let again = try await scene.dryRun(path, TestScheme.deals)
            let once = try await scene.run(path, TestScheme.deals)
            #expect(again == once)
            // A row that comes again makes nothing twice, even without a key of its company.
            #expect(try await scene.number("SELECT count(*) AS n FROM company") == 2)
        }
    }

    static func withoutNumbers(_ outcome: RowOutcome) -> [String] {
        outcome.steps.map { "\($0.record) \($0.what) \($0.title) \($0.fields)" }
            + ["\(outcome.verdict)"] + outcome.faults.map(\.message)
    }

    @Test(arguments: TestEngines.kinds)
    func goesOnWhereItWasStopped(_ kind: EngineKind) async throws {
        struct Stop: Error {}
        let rows = (1...400).map { "\($0);Сделка \($0)" }.joined(separator: "\n")
        let mapping = "svod: 1\nentity: deal\nfunnel: sale\nsource: a\ncolumns: {Номер: external, Название: title}\n"
        try await ImportScene.with(kind) { scene in
            let path = try scene.file("Номер;Название\n\(rows)\n")
            await #expect(throws: Stop.self) {
                try await scene.run(path, mapping) { if $0.row > 100 { throw Stop() } }
            }
            let done = try await scene.number("SELECT row_done AS n FROM import_run")
            #expect(done >= 100)
            #expect(try await scene.number("SELECT count(*) AS n FROM card") == done - 1)
            #expect(try await scene.number("SELECT created AS n FROM import_run") == done - 1)
            let rest = try await scene.run(path, mapping)
            #expect(rest.first?.row == done + 1)
            #expect(rest.allSatisfy { $0.verdict == .created })
            #expect(try await scene.number("SELECT count(*) AS n FROM card") == 400)
            #expect(try await scene.text("SELECT state AS t FROM import_run") == "done")
            // With a number of its own each row is known again.
            let again = try await scene.run(path, mapping)
            #expect(again.allSatisfy { $0.verdict == .skipped })
        }
    }

    @Test(arguments: TestEngines.kinds)
    func twoProcessesDoNotMoveOneImport(_ kind: EngineKind) async throws {
        try await ImportScene.with(kind) { scene in
            let at = scene.clock.now()
            try await scene.engine.write(.bulk) { connection in
                let run = try ImportBook.begin(digest: "d", file: "f", kind: "deal", at: at, in: connection)
                try ImportBook.advance(run.id, from: 0, to: 9, adding: ImportTotals(created: 9), at: at, in: connection)
                let error = #expect(throws: SvodError.self) {
                    try ImportBook.advance(run.id, from: 0, to: 5, adding: ImportTotals(), at: at, in: connection)
                }
                #expect(error?.code == .conflict)
            }
        }
    }

    @Test func takesPlansOfAWorkbook() async throws {
        let mapping = """
            svod: 1
            entity: plan
            plan: plan
            defaults: {period: 2026-11}
            columns: {Компания: company.name, ИНН: company.inn, Менеджер: manager, Цель: goal}
            """
        try await ImportScene.with(.sqlite) { scene in
            let path = "\(scene.folder)/plan.xlsx"
            let book = TestWorkbook(texts: [
                ["Компания", "ИНН", "Менеджер", "Цель"], ["Ромашка", "7707083893", "ivanova", "1000"],
                ["Ромашка", "7707083893", "petrov", "500"], ["Ромашка", "7707083893", "ivanova", "1500"],
            ])
            try ZipFile.write(book.entries, to: path)
            let dry = try await scene.dryRun(path, mapping)
            let real = try await scene.run(path, mapping)
            #expect(real.map(\.verdict) == [.created, .created, .changed])
            #expect(dry.map(Self.withoutNumbers) == real.map(Self.withoutNumbers))
            #expect(try await scene.number("SELECT count(*) AS n FROM plan_row WHERE period = '2026-11'") == 2)
            #expect(try await scene.text("SELECT row_key AS t FROM plan_row WHERE staff_id = 2") == "company:1/staff:2")
            #expect(
                try await scene.text("SELECT figures AS t FROM plan_row WHERE staff_id = 1")?.contains("150000") == true
            )
        }
    }
}
