import Domain
import Funnels
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Records
import Store
import TestSupport

@testable import Console

/// Boards and cards over a real store: a manager, a colleague in the department «Продажи», and three funnels: leads, a
/// sale with gates and a reason, a project with tracks that heads alone see.
struct CardStory: Sendable {
    let test: TestConsole
    let client: any TestClientProtocol
    let me: TestSession
    let colleague: StaffID

    var engine: any Engine { test.engine }

    static func with(
        _ kind: EngineKind = .sqlite,
        roles: [Role] = [.manager],
        files: String? = nil,
        _ body: @escaping @Sendable (CardStory) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let funnels = try FunnelReader.read([FunnelFile(name: "cards.yaml", text: CardStory.funnels)])
            let test = try TestConsole(engine: engine, funnels: funnels, files: files)
            let me = try await test.session(roles: roles)
            let colleague = try await test.addPerson("petr", roles: [.manager], name: "Пётр Смирнов")
            try await test.parts.edit(by: me.session.staff) { editor in
                let sales = try DepartmentBook.add("Продажи", by: editor)
                for person in [me.session.staff, colleague] {
                    try DepartmentBook.move(person, to: sales, from: editor.at, by: editor)
                }
            }
            try await test.application.test(.router) { client in
                try await body(CardStory(test: test, client: client, me: me, colleague: colleague))
            }
        }
    }

    static let funnels = """
        svod: 1
        lists:
          sources: [Почта, Сайт, {name: Другое, ask: true}]
          refusals: [Дорого, Передумали, {name: Другое, ask: true}]
        roles:
          boss: {user: olga}
        funnels:
          requests:
            title: Обращения
            entity: lead
            start: any
            stages:
              new: {title: Новое, kind: open}
              done: {title: В сделке, kind: won}
              junk: {title: Брак, kind: lost, reason: {list: refusals, other_text: true}}
          sale:
            title: Продажа
            entity: deal
            start: any
            stuck_after: 3d
            fields:
              source: {title: Источник, type: list, list: sources}
              need: {title: Потребность, type: text}
              items:
                title: Товары
                type: table
                columns:
                  name: {title: Наименование, type: text}
                  quantity: {title: Количество, type: quantity}
                  sum: {title: Сумма, type: money}
              quote: {title: КП, type: file}
              pay_by: {title: Оплатить до, type: date}
              paid_sum: {title: Оплачено, type: money, write: [onec]}
              bank: {title: Банк, type: text, required_when: 'amount > 9000000'}
            stages:
              new: {title: Новая заявка, kind: open, require: [need]}
              offer: {title: Предложение, kind: waiting, enter_require: [amount]}
              invoice: {title: Счёт выставлен, kind: waiting, enter_require: [pay_by], countdown: pay_by, buttons: {paid: {title: Оплачено, when: 'amount > 0', then: [{move: won}]}}}
              won: {title: Успешно, kind: won}
              lost: {title: Отказ, kind: lost, reason: {list: refusals, other_text: true}}
          project:
            title: Проект
            entity: deal
            start: any
            visible_to: [head]
            parallel: [money, work]
            stages:
              start: {title: Начало, kind: open}
              bill: {title: Счёт, kind: waiting, track: money}
              paid: {title: Оплачен, kind: open, track: money}
              make: {title: Делаем, kind: open, track: work}
              done: {title: Сдан, kind: won}
              off: {title: Сорвался, kind: lost, reason: {list: refusals, other_text: true}}
        """

    /// A card that stands at `stage`, whatever its gates say.
    @discardableResult
    func card(
        _ title: String,
        in funnel: String = "sale",
        at stage: String = "new",
        track: String = "",
        amount: Int64? = nil,
        responsible: StaffID? = nil,
        department: DepartmentID? = nil
    ) async throws -> CardID {
        let now = test.clock.timestamp
        return try await engine.write(.normal) { connection in
            let entity: CardEntity = funnel == "requests" ? .lead : .deal
            var new = NewCardRecord(entity: entity, funnel: funnel, title: title, origin: "person", at: now)
            new.amount = amount.map { Money(minor: $0) }
            new.responsible = responsible
            new.department = department
            if entity == .lead { new.lead = try LeadBook.create(NewLead(source: .manual, at: now), in: connection) }
            let id = try CardBook.insert(new, in: connection)
            let place = CardPlace(track: track, stage: stage, funnelVersion: 0, enteredAt: now, move: 1)
            try CardBook.enter(id, place, funnel: funnel, isOpen: true, in: connection)
            return id
        }
    }

    func write(_ field: String, _ value: FieldValue, of card: CardID, source: ValueSource = .person) async throws {
        let (now, staff) = (test.clock.timestamp, me.session.staff)
        try await engine.write(.normal) { connection in
            let record = CardFieldRecord(value: value, source: source, staff: staff, at: now)
            try CardBook.write(field, record, of: card, in: connection)
        }
    }

    func get(_ path: String, as session: TestSession? = nil) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get, headers: (session ?? me).headers) { $0 }
    }

    func send(
        _ path: String,
        _ json: String = "{}",
        method: HTTPRequest.Method = .post,
        as session: TestSession? = nil
    ) async throws -> TestResponse {
        var headers = (session ?? me).form
        headers[.contentType] = "application/json"
        return try await client.execute(uri: path, method: method, headers: headers, body: ByteBuffer(string: json)) {
            $0
        }
    }
}
