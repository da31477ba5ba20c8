import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

/// What different ways in tell of the same things.
@Suite struct WaysInTests {
    @Test(arguments: TestEngines.kinds)
    func aWordAboutAShipmentCountsUntilShipmentsAreTold(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            func order(_ version: Int64, isShipped: Bool) -> OneCDocument {
                var word = Documents.make(.shipment, "A#shipped", 1000_00, version)
                word.base = "A"
                word.standing = isShipped ? .posted : .unposted
                return Documents.order("A", 1000_00, at: version) { [word] in $0.related = [word] }
            }
            try await story.receive(order(1, isShipped: false))
            #expect(try await story.field("shipped_pct", of: "A") == .int(0))
            #expect(try await story.number("SELECT count(*) AS n FROM shipment") == 0)
            try await story.receive(order(2, isShipped: true))
            #expect(try await story.field("shipped_pct", of: "A") == .int(100))
            #expect(try await story.tags(of: "A") == ["shipped"])
            // An older word comes late.
            try await story.receive(order(1, isShipped: false))
            #expect(try await story.field("shipped_pct", of: "A") == .int(100))
            var part = Documents.make(.shipment, "s", 300_00, 1)
            part.base = "A"
            try await story.receive(part)
            #expect(try await story.field("shipped_pct", of: "A") == .int(30))
            try await story.receive(order(3, isShipped: false))
            #expect(try await story.field("shipped_pct", of: "A") == .int(30))
        }
    }

    /// Files are as new as the moment of their forming, JSON counts by itself: neither hides the other.
    @Test(arguments: TestEngines.kinds)
    func jsonAndFilesAreEachAsNewAsTheySay(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            func told(_ sum: Int64, _ version: Int64, _ source: OneCSource) -> OneCDocument {
                Documents.order("A", sum, at: version) { $0.source = source }
            }
            try await story.receive(told(100, 1_795_000_000_000_000, .commerceML))
            try await story.receive(told(200, 1_795_000_000_001, .json))
            #expect(try await story.order("A").amount.minor == 200)
            try await story.receive(told(300, 1_795_000_000_000, .json), told(400, 1_794_000_000_000_000, .commerceML))
            #expect(try await story.order("A").amount.minor == 200)
            try await story.receive(told(500, 1_795_000_000_000_001, .commerceML))
            #expect(try await story.order("A").amount.minor == 500)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func counterpartiesKeepTheirContacts(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            func client(_ version: Int64, _ contacts: [OneCContact], kpp: String) -> OneCDocument {
                var document = Documents.make(.counterparty, "c1", 0, version)
                document.party = OneCParty(
                    id: "c1",
                    name: "Ромашка",
                    fullName: "ООО «Ромашка»",
                    inn: "7707083893",
                    kpp: kpp,
                    contacts: contacts
                )
                return document
            }
            let (phone, mail) = (
                OneCContact(kind: .phone, value: "8 (495) 000-00-01", person: "Иван Петров"),
                OneCContact(kind: .email, value: "Zakaz@Example.ru")
            )
            try await story.receive(client(2, [phone, mail], kpp: "770701001"))
            let company = CompanyID(try await story.number("SELECT company_id AS n FROM counterparty"))
            #expect(try await engine.read { try CompanyContacts.all(of: company, in: $0) } == [phone, mail])
            let asked = OneCContact(kind: .phone, value: "+7 495 0000001")
            #expect(try await engine.read { try CompanyContacts.companies(asked, limit: 9, in: $0) } == [company])
            try await story.receive(client(1, [], kpp: "old"))
            #expect(try await engine.read { try CompanyContacts.all(of: company, in: $0) }.count == 2)
            try await story.receive(client(3, [mail], kpp: "770701002"))
            #expect(try await engine.read { try CompanyContacts.all(of: company, in: $0) } == [mail])
            let fields = try await engine.read { try CardBook.fields(of: company, in: $0) }
            #expect(fields["kpp"] == .text("770701002") && fields["full_name"] == .text("ООО «Ромашка»"))
        }
    }

    /// An order that svod made comes back under the site's identifier first, then under 1C's own, and money finds it
    /// under either; an order that 1C split off is another one.
    @Test(arguments: TestEngines.kinds)
    func anOrderOfOursIsOneUnderBothItsNames(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await LedgerStory(engine)
            let anna = try await story.hire("anna")
            let deal = try await story.cards.create(.init(funnel: "sale"), by: anna)
            let (own, other) = ("30000000-0000-4000-8000-000000000001", "30000000-0000-4000-8000-000000000002")
            func order(_ id: String, _ version: Int64) -> OneCDocument {
                Documents.order(id, 1000_00, at: version, number: "УТ-1") { $0.siteNumber = "SV-\(deal)" }
            }
            try await story.receive(order("SV-\(deal)", 1), order(own, 2))
            try await story.receive(Documents.payment("p", 250_00, at: 1, base: own, source: .json))
            #expect(try await story.number("SELECT count(*) AS n FROM client_order") == 1)
            #expect(try await story.paidPercent(of: own) == .int(25))
            #expect(try await story.deal(own) == deal)
            try await story.receive(order(other, 3))
            #expect(try await story.number("SELECT count(*) AS n FROM client_order") == 2)
            #expect(try await story.deal(other) == deal)
        }
    }
}
