import Foundation
import Store
import Testing

/// Several dealers ask for one project: the product manager at the browser sees one group, sorts it, decides; managers are
/// told; the reservation is extended, ends, and the next one is offered.
@Suite(.serialized, .enabled(if: Chromedriver.isHere), .timeLimit(.minutes(10)))
struct FanOrderDeskTests {
    private static let text = "Пермводоканал, КНС №3, г. Пермь, тендер 31806578912: NB 32-160 2 шт, CR 10-7 4 шт"

    @Test("F083 F084 F085 F086: five requests of four dealers and an order of 1C, one decision")
    func oneProject() async throws {
        try await PresetDesk.with("rutector") { desk in
            let company = desk.company
            var clients: [String: Int] = [:]
            for dealer in ["Гидромаш", "ТД Насосы", "АкваСнаб", "Гидромаш", "Промкомплект"] {
                if clients[dealer] == nil { clients[dealer] = try await company.client(dealer) }
                let client = try #require(clients[dealer])
                try await Self.ask(dealer, client, company, by: dealer == "АкваСнаб" ? "galiev" : "sidorov")
            }
            try await OneCProgram(scenario: company.scenario).tell(OneCProgram.order("РТ-77", 90_000))
            try await Self.fillOrder(company)

            try await desk.sit("fedorova")
            try await desk.open("fan")
            try await desk.browser.wait(
                "one group of five dealers",
                "document.querySelectorAll('[data-request]').length === 6"
            )
            #expect(try await desk.browser.faultsOfAccess() == [])
            try await desk.show("fan-group")
            // The order of 1C is about something else: split off by key.
            try await desk.browser.value(
                """
                ([...document.querySelectorAll('[data-request]')].find((e) => e.innerText.includes('Ромашка')).focus(), 1)
                """
            )
            try await desk.browser.press("KeyX")
            try await desk.browser.wait("five are left", "document.querySelectorAll('[data-request]').length === 5")
            try await desk.browser.press("KeyD")
            try await desk.browser.wait("the form", "document.querySelector('[data-dialog=decide]')")
            #expect(try await desk.browser.faultsOfAccess() == [])
            try await desk.show("fan-decide")
            try await desk.browser.click("[data-verdict]")
            try await desk.browser.wait("it is decided", "document.querySelector('.fan-head .badge-solid')")

            try await desk.sit("galiev")
            try await desk.open("boards/ru_sale")
            try await desk.isTold("В брони отказано")
            try await Self.extend(desk)
        }
    }

    private static func extend(_ desk: PresetDesk) async throws {
        try await desk.sit("fedorova")
        try await desk.open("reservations")
        try await desk.browser.wait("the reservation", "document.querySelector('[data-reservation]')")
        #expect(try await desk.browser.faultsOfAccess() == [])
        try await desk.show("fan-reservations")
        try await desk.browser.value("(document.querySelector('[data-reservation]').focus(), 1)")
        try await desk.browser.press("KeyE")
        try await desk.browser.wait("the form", "document.querySelector('[data-dialog=extend]')")
        try await desk.browser.value(
            "(document.querySelector('#extend-to').value = '2026-03-27', document.querySelector('[data-extend-done]').click(), 1)"
        )
        try await desk.browser.wait(
            "extended",
            "document.querySelector('.reservation-term')?.innerText.includes('27.03.2026')"
        )
    }

    private static func ask(_ dealer: String, _ client: Int, _ company: PresetCompany, by login: String) async throws {
        let person = try await company.person(login)
        _ = try await person.create(
            "ru_sale",
            [
                "company": client, "title": "Запрос \(dealer)", "responsible": try await company.staff(login),
                "end_customer": "МУП Пермводоканал", "load_note": text,
            ]
        )
    }

    /// The manager writes down on the order's deal for whom it is.
    private static func fillOrder(_ company: PresetCompany) async throws {
        let card = try await company.number("SELECT max(id) AS n FROM card WHERE funnel = 'ru_sale'")
        let person = try await company.person("sidorov")
        try await person.edit(card, ["end_customer": "МУП Пермводоканал", "load_note": text])
    }
}
