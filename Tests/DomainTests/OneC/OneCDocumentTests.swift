import Domain
import Foundation
import Testing

/// Documents of 1C as values.
@Suite struct OneCDocumentTests {
    @Test func aGUIDIsOneDocumentWhereverItComesFrom() {
        let guid = "2F1C84D0-1111-2222-3333-ABCDEFABCDEF"
        #expect(OneCDocumentKey(guid, exchange: "a") == OneCDocumentKey(guid.lowercased(), exchange: "b"))
        #expect(OneCDocumentKey("1024", exchange: "a") != OneCDocumentKey("1024", exchange: "b"))
        #expect(OneCDocumentKey("2f1c84d0-1111-2222-3333-abcdefabcdeg", exchange: "a").rawValue.hasPrefix("a/"))
    }

    @Test func versionsAreOrderedByFormingThenBySession() {
        let (early, late) = (Timestamp(seconds: 1), Timestamp(seconds: 2))
        #expect(OneCVersion(formed: early, session: late) < OneCVersion(formed: late, session: early))
        #expect(OneCVersion(formed: late, session: early) < OneCVersion(formed: late, session: late))
    }

    @Test(arguments: [(42, "SV-42"), (99_999_999, "SV-99999999")] as [(Int64, String)])
    func ourNumbersAreToldFromOthers(_ deal: Int64, _ text: String) {
        #expect(OneCSiteNumber.text(of: DealID(deal)) == text)
        #expect(OneCSiteNumber.deal(text) == DealID(deal))
        #expect(text.count <= 11)
    }

    @Test(arguments: ["42", "SV-", "SV-042", "SV-0", "sv-42", "SV-100000000", "SV-42 "])
    func numbersOfOthersAreNot(_ text: String) { #expect(OneCSiteNumber.deal(text) == nil) }

    @Test func aDocumentTravelsAsJSON() throws {
        var document = OneCDocument(
            kind: .order,
            id: "1",
            exchange: "unf",
            source: .commerceML,
            version: OneCVersion(number: 1),
            sum: Money(minor: 100)
        )
        document.payments = [document]
        document.lines = [OneCLine(name: "Насос", quantity: 1500)]
        document.party = OneCParty(id: "c", contacts: [OneCContact(kind: .phone, value: "1")])
        let again = try JSONDecoder().decode(OneCDocument.self, from: JSONEncoder().encode(document))
        #expect(again == document)
        #expect(again.payments != nil)
        document.payments = nil
        #expect(try JSONDecoder().decode(OneCDocument.self, from: JSONEncoder().encode(document)).payments == nil)
    }
}
