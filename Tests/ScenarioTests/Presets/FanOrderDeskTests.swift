import Foundation
import Store
import TestSupport
import Testing

/// Several dealers write about one project; the product manager at the browser sees one group, sorts it, decides; managers
/// are told; the reservation is extended, ends, and the next one is offered.
@Suite(.serialized, .enabled(if: Chromedriver.isHere && PrivateDovecot.isHere), .timeLimit(.minutes(10)))
struct FanOrderDeskTests {
    /// A letter of a dealer, and who of us gets its deal.
    private struct DealersLetter {
        let dealer: String
        let address: String
        let text: String
        let manager: String
    }

    private static let letters = [
        DealersLetter(
            dealer: "ООО «Гидромаш»",
            address: "kotov@gidromash.example",
            text:
                "Просим цену для МУП «Пермводоканал», объект КНС №3, г. Пермь:\nNB 32-160 - 2 шт\nCR 10-7 - 4 шт\nТендер № 31806578912",
            manager: "sidorov"
        ),
        DealersLetter(
            dealer: "ООО «ТД Насосы»",
            address: "zakaz@td-nasosy.example",
            text:
                "Выставьте счёт: NB 32-160 2 шт., CR 10-7 4 шт. Заказчик Пермводоканал, КНС-3 в Перми, закупка № 31806578912",
            manager: "galiev"
        ),
        DealersLetter(
            dealer: "ООО «АкваСнаб»",
            address: "info@aquasnab.example",
            text:
                "Для Пермводоканала (КНС номер три, Пермь) нужны NB 32-160 две штуки и CR 10-7 четыре. Тендер 31806578912",
            manager: "galiev"
        ),
        DealersLetter(
            dealer: "ООО «Гидромаш»",
            address: "kotov@gidromash.example",
            text: "Напоминаю: КНС №3, Пермь, МУП Пермводоканал. NB 32-160 2 шт, CR 10-7 4 шт, тендер № 31806578912",
            manager: "sidorov"
        ),
        DealersLetter(
            dealer: "ООО «Промкомплект»",
            address: "sales@promkomplekt.example",
            text: "МУП Пермводоканал, КНС №3 (Пермь), тендер № 31806578912: NB 32-160 - 2, CR 10-7 - 4 шт. Срочно",
            manager: "sidorov"
        ),
    ]

    @Test("F083 F084 F085 F086: five letters of four dealers and an order of 1C, one decision")
    func oneProject() async throws {
        try await PrivateDovecot.with { server in
            try await PresetDesk.with("rutector", further: Self.mailbox(server)) { desk in
                try await eventually("The mailbox is read") {
                    try await desk.company.scenario.part("mail:sales")?.state == "up"
                }
                try await desk.sit("fedorova")
                try await desk.open("fan")
                try await desk.browser.hearsEvents()
                for (number, letter) in Self.letters.enumerated() {
                    try server.deliver(Self.raw(letter, number))
                    try await eventually("The letter is compared") {
                        try await desk.company.number("SELECT count(*) AS n FROM fan_request") == number + 1
                    }
                }
                try await desk.browser.wait("one group, as the letters come", Self.requests(5))
                #expect(try await desk.browser.faultsOfAccess() == [])
                let winner = try await Self.handOver(desk.company)
                try await Self.order(desk.company)
                try await desk.browser.wait("the order of 1C", Self.requests(6))
                try await desk.show("fan-group")
                try await Self.decide(desk)
                try await Self.isTold(desk, winner: winner)
                try await Self.extend(desk)
                try await Self.expire(desk)
            }
        }
    }

    @Test("F115: groups, reservations and the badge are within reach in both schemes, narrow and wide")
    func everyLook() async throws {
        try await PresetDesk.with("rutector") { desk in
            let deal = try await Self.deals(desk.company)
            try await desk.sit("fedorova")
            try await desk.open("fan")
            try await desk.browser.wait("the group", Self.requests(5))
            for place in ["fan", "cards/\(deal)"] { try await Self.look(at: place, desk) }
            try await desk.open("fan")
            try await desk.browser.wait("the group", Self.requests(5))
            try await Self.drag(desk)
            try await desk.browser.value("(document.querySelector('[data-request]').focus(), 1)")
            try await desk.browser.press("KeyD")
            try await desk.browser.wait("the form", "document.querySelector('[data-dialog=decide]')")
            try await Self.look(at: nil, desk, named: "decide")
            try await desk.browser.click("[data-verdict]")
            try await desk.browser.wait("it is decided", "document.querySelector('.fan-head .badge-solid')")
            for place in ["fan?group=1", "reservations", "cards/\(deal)"] {
                try await Self.look(at: place, desk, named: "\(place)-decided")
            }
        }
    }

    /// A request is dragged out of its group, and brought back by a key.
    private static func drag(_ desk: PresetDesk) async throws {
        try await desk.browser.value(
            """
            (() => {
              const [taken, target] = [[...document.querySelectorAll('[data-request]')].pop(), document.querySelector('[data-fan-outside]')];
              const drag = (place, type) => place.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
              const dataTransfer = new DataTransfer();
              drag(taken, 'dragstart'); drag(target, 'dragover'); drag(target, 'drop'); drag(taken, 'dragend');
              return 1;
            })()
            """
        )
        try await desk.browser.wait("one is dragged out", requests(4))
        try await desk.browser.press("KeyZ", control: true)
        try await desk.browser.wait("it is back", requests(5))
    }

    /// Looks at a page, or at what is open, in both schemes and three widths.
    private static func look(at place: String?, _ desk: PresetDesk, named name: String? = nil) async throws {
        for (scheme, width, height) in [
            ("light", 1440, 900), ("dark", 1440, 900), ("light", 390, 844), ("dark", 390, 844),
        ] {
            let feature = ["name": "prefers-color-scheme", "value": scheme]
            try await desk.browser.command("Emulation.setEmulatedMedia", ["features": [feature]])
            let size: [String: Any] = ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false]
            try await desk.browser.command("Emulation.setDeviceMetricsOverride", size)
            if let place {
                try await desk.open(place)
                try await desk.browser.wait(
                    "\(place) is drawn",
                    """
                    document.readyState === 'complete' && !document.querySelector('.skeleton')
                        && (!document.querySelector('[data-fan-sheet]') || document.querySelector('[data-request]'))
                        && (!document.querySelector('[data-record]') || document.querySelector('[data-fan-badge]'))
                    """
                )
            }
            let shown = "\(name ?? place ?? "") \(scheme) \(width)"
            let faults = try await desk.browser.faultsOfAccess()
            #expect(faults.isEmpty, "\(shown): \(faults.joined(separator: "; "))")
            let fits = try await desk.browser.value("document.documentElement.scrollWidth <= innerWidth")
            #expect(fits as? Bool == true, "\(shown) is wider than the window")
            let file = (name ?? place ?? "").replacing("/", with: "-").replacing("?", with: "-")
            try await desk.show("fanlook-\(file)-\(scheme)-\(width)")
        }
        try await desk.browser.command("Emulation.clearDeviceMetricsOverride")
    }

    /// Five requests of four dealers as deals; the number of the first.
    private static func deals(_ company: PresetCompany) async throws -> Int {
        var first: Int?
        var clients: [String: Int] = [:]
        for (number, letter) in letters.enumerated() {
            let name = letter.dealer
            if clients[name] == nil { clients[name] = try await company.client(name) }
            let person = try await company.person(letter.manager)
            let rows: [[String: Any]] = [
                [
                    "article": "NB 32-160", "name": "Насос консольно-моноблочный NB 32-160",
                    "quantity": number == 2 ? 3 : 2,
                ],
                ["article": "CR 10-7", "name": "Насос многоступенчатый CR 10-7", "quantity": 4],
            ]
            let card = try await person.create(
                "ru_sale",
                [
                    "company": try #require(clients[name]), "title": "Запрос \(name)",
                    "end_customer": "МУП Пермводоканал",
                    "responsible": try await company.staff(letter.manager), "load_note": letter.text,
                    "items": number == 4
                        ? rows + [["article": "MQ 3-45", "name": "Станция MQ 3-45", "quantity": 1]] : rows,
                ]
            )
            first = first ?? card
        }
        return try #require(first)
    }

    // MARK: - What the product manager does

    /// The order of 1C is about something else: split off by key; then one decision for all.
    private static func decide(_ desk: PresetDesk) async throws {
        try await desk.browser.value(
            "([...document.querySelectorAll('[data-request]')].find((e) => e.innerText.includes('Ромашка')).focus(), 1)"
        )
        try await desk.browser.press("KeyX")
        try await desk.browser.wait("five are left", requests(5))
        try await desk.browser.wait(
            "of four dealers",
            "document.querySelector('.fan-head').innerText.includes('4 дилера')"
        )
        try await desk.browser.press("KeyD")
        try await desk.browser.wait("the form", "document.querySelector('[data-dialog=decide]')")
        #expect(try await desk.browser.faultsOfAccess() == [])
        try await desk.show("fan-decide")
        try await desk.browser.value(
            "([...document.querySelectorAll('[name=winner]')].find((e) => e.closest('label').innerText.includes('Гидромаш')).click(), 1)"
        )
        try await desk.browser.click("[data-verdict]")
        try await desk.browser.wait("it is decided", "document.querySelector('.fan-head .badge-solid')")
    }

    private static func extend(_ desk: PresetDesk) async throws {
        try await desk.sit("fedorova")
        try await desk.open("reservations")
        try await desk.browser.wait("the reservation", "document.querySelector('[data-reservation]')")
        try await desk.browser.hearsEvents()
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

    /// The last day is still kept; behind it the page says so by itself, and the next one is asked about.
    private static func expire(_ desk: PresetDesk) async throws {
        try await desk.company.clock("2026-03-27 18:00")
        try await desk.isTold("Бронь скоро кончится")
        try await desk.browser.wait("it is kept", "document.querySelector('[data-reservation]')")
        try await desk.company.clock("2026-03-30 10:00")
        try await desk.browser.wait("it is over", "!document.querySelector('[data-reservation]')")
        try await desk.browser.wait("it is among the past ones", "document.querySelector('.reservation-past')")
        try await desk.isTold("Бронь кончилась")
        try await desk.sit("galiev")
        try await desk.open("boards/ru_reserve")
        try await desk.isTold("Проект освободился")
        try await desk.browser.wait(
            "the next is asked about",
            "document.querySelector('[data-board] [data-stage=decide] .tile')"
        )
        try await desk.show("fan-next")
        let names = try await desk.browser.text("document.querySelector('[data-board]').innerText")
        #expect(
            names.contains("Насосы") && !names.contains("Гидромаш"),
            "a reservation of another dealer is nobody's to see"
        )
    }

    // MARK: - What the managers hear

    private static func isTold(_ desk: PresetDesk, winner: Int) async throws {
        try await desk.sit("galiev")
        try await desk.open("boards/ru_sale")
        try await desk.isTold("В брони отказано")
        try await desk.sit("sidorov")
        try await desk.card(winner)
        try await desk.isTold("Бронь за вами")
        try await desk.browser.wait(
            "the badge",
            "document.querySelector('[data-fan-badge]')?.innerText.includes('4 дилера')"
        )
        let card = try await desk.browser.text("document.querySelector('[data-record]').innerText")
        #expect(!card.contains("АкваСнаб") && !card.contains("ТД Насосы"))
        try await desk.show("fan-badge")
    }

    // MARK: - What comes in

    /// The operator marks what each letter is about and hands it on: deals are made. The number of the winner's.
    private static func handOver(_ company: PresetCompany) async throws -> Int {
        let olga = try await company.person("ivanova")
        let leads = try await company.scenario.withStore { engine in
            try await engine.read { connection in
                try connection.rows(
                    """
                    SELECT card.id AS id, message.address AS address FROM card
                    JOIN conversation ON conversation.lead_id = card.lead_id
                    JOIN message ON message.conversation_id = conversation.id
                    WHERE card.entity = 'lead' ORDER BY card.id
                    """
                ).map { (card: try $0.get("id") as Int, address: try $0.get("address") as String) }
            }
        }
        #expect(leads.count == letters.count)
        var deals: [String: Int] = [:]
        for lead in leads {
            let letter = try #require(letters.first { $0.address == lead.address })
            let person = try await company.staff(letter.manager)
            let answer = try await olga.move(
                lead.card,
                to: "converted",
                ["topic": "Новый заказ", "transferred_to": person]
            )
            deals[letter.address] = try #require(deals[letter.address] ?? answer.made.first)
        }
        return try #require(deals[letters[0].address])
    }

    /// An order of 1C, and the manager writes down on its deal for whom it is.
    private static func order(_ company: PresetCompany) async throws {
        try await OneCProgram(scenario: company.scenario).tell(OneCProgram.order("РТ-77", 90_000))
        let card = try await company.number("SELECT max(id) AS n FROM card WHERE funnel = 'ru_sale'")
        let text = "Пермводоканал, КНС №3, г. Пермь, тендер 31806578912: NB 32-160 2 шт, CR 10-7 4 шт"
        let person = try await company.person("sidorov")
        try await person.edit(card, ["end_customer": "МУП Пермводоканал", "load_note": text])
    }

    private static func requests(_ count: Int) -> String {
        "document.querySelectorAll('[data-request]').length === \(count)"
    }

    /// A letter as it comes over the wire.
    private static func raw(_ letter: DealersLetter, _ number: Int) -> String {
        """
        Message-ID: <request-\(number)@\(letter.address.split(separator: "@").last ?? "")>
        From: <\(letter.address)>
        To: alice@example.test
        Subject: =?utf-8?B?\(Data("Запрос цены".utf8).base64EncodedString())?=
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        Добрый день!

        \(letter.text)

        --
        С уважением,
        \(letter.dealer)

        """.replacing("\n", with: "\r\n")
    }

    private static func mailbox(_ server: PrivateDovecot) -> String {
        """

        mailboxes:
          - name: sales
            address: alice@example.test
            host: 127.0.0.1
            port: \(server.tlsPort)
            ca: \(server.certificate)
            password: {file: \(server.secretFile)}

        """
    }
}
