import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Sheets
@testable import Tables

/// Leads out of a sheet: what the card's fields say of the client stands in the lead's own row.
@Suite struct LeadImportTests {
    private static let mapping = """
        svod: 1
        entity: deal
        funnel: request
        source: excel
        columns:
          Номер: external
          Название: title
          Телефон: phone
          Тема: topic
          Этап: stage
          Менеджер: responsible
          Кому: transferred_to
          Заметка: comment
          Размер: size
          Причина: reason
        """

    private static let sheet = """
        Номер;Название;Телефон;Тема;Этап;Менеджер;Кому;Заметка;Размер;Причина
        1;Сайт;8 812 309-10-10;Заказ;Разговор;ivanova;petrov;перезвонить;5;
        2;Спам;;;Брак;;;;;Реклама
        1;Сайт;8 812 309-10-11;Доставка;Разговор;ivanova;petrov;перезвонить;6;
        """

    @Test(arguments: TestEngines.kinds)
    func leadsHaveRowsOfTheirOwn(_ kind: EngineKind) async throws {
        try await ImportScene.with(kind) { scene in
            let outcomes = try await scene.run(scene.file(Self.sheet), Self.mapping)
            #expect(outcomes.map(\.verdict) == [.created, .created, .changed])
            #expect(
                try await scene.number(
                    """
                    SELECT count(*) AS n FROM lead JOIN card ON card.lead_id = lead.id
                    WHERE card.title = 'Сайт' AND lead.source = 'import' AND lead.status = 'identification'
                        AND lead.number = '+78123091011' AND card.phone = lead.number AND lead.topic = 'Доставка'
                        AND lead.owner_id = 1 AND lead.transferred_to = 2 AND lead.comment = 'перезвонить'
                        AND lead.waiting_since IS NULL
                    """
                ) == 1
            )
            #expect(
                try await scene.number(
                    """
                    SELECT count(*) AS n FROM lead JOIN card ON card.lead_id = lead.id
                    WHERE card.title = 'Спам' AND lead.status = 'rejected' AND lead.reject_reason = 'Реклама'
                        AND lead.closed_at IS NOT NULL
                    """
                ) == 1
            )
            // The lead's row holds the topic; the funnel's own field stands beside the card.
            #expect(try await scene.text("SELECT field AS t FROM card_field") == "size")
            #expect(try await scene.number("SELECT count(*) AS n FROM card_field") == 1)
            let subjects = try await scene.engine.read { connection in
                try connection.rows("SELECT DISTINCT subject AS s FROM journal WHERE kind LIKE 'import.%' ORDER BY s")
                    .map { try $0.get("s") as String }
            }
            #expect(subjects == ["lead:1", "lead:2"])
        }
    }

    @Test func whatIsKnownAlreadyIsSkipped() async throws {
        try await ImportScene.with(.sqlite) { scene in
            let sheet = Self.sheet.split(separator: "\n").prefix(3).joined(separator: "\n")
            try await scene.run(scene.file(sheet), Self.mapping)
            let again = try await scene.run(scene.file(sheet + "\n", name: "again.csv"), Self.mapping)
            #expect(again.map(\.verdict) == [.skipped, .skipped])
        }
    }
}
