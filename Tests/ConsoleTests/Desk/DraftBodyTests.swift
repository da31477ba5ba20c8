import Domain
import Foundation
import Testing

@testable import Console

/// What was typed in a card: touched fields only, an emptied one told from one that nobody touched.
@Suite struct DraftBodyTests {
    @Test func anEmptiedFieldIsNotAnUntouchedOne() throws {
        let emptied = try read(#"{"comment":null,"transferredTo":null}"#)
        #expect(emptied.commands(onto: (nil, nil)) == [.setComment(nil), .setTransferredTo(nil)])
        #expect(try read("{}").commands(onto: ("Доставка", nil)).isEmpty)
    }

    @Test func theTextBehindATopicGoesWithTheTopicOfTheLead() throws {
        let body = try read(#"{"topicOther":"сертификат"}"#)
        #expect(body.commands(onto: ("Другое", nil)) == [.setTopic("Другое", other: "сертификат")])
    }

    @Test func aNewTopicKeepsTheTextThatWasThere() throws {
        let body = try read(#"{"topic":"Доставка"}"#)
        #expect(body.commands(onto: ("Другое", "сертификат")) == [.setTopic("Доставка", other: "сертификат")])
    }

    @Test func whatIsKeptReadsBackTheSame() throws {
        let body = try read(#"{"comment":"12 шт.","topic":null,"transferredTo":7}"#)
        let again = try JSONDecoder().decode(DraftBody.self, from: JSONEncoder().encode(body))
        #expect(again == body)
        #expect(again.transferredTo == .some(StaffID(7)))
    }

    @Test func aCommentOfUnlikelyLengthIsRefused() throws {
        let long = String(repeating: "а", count: CardCommand.longest)
        #expect(throws: SvodError.self) {
            try JSONDecoder().decode(CardCommand.self, from: JSONEncoder().encode(["comment": long]))
        }
    }

    private func read(_ json: String) throws -> DraftBody {
        try JSONDecoder().decode(DraftBody.self, from: Data(json.utf8))
    }
}
