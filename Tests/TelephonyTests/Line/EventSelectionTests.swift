import Domain
import Testing

@testable import Telephony

@Suite struct EventSelectionTests {
    /// The strongest promise of the filters: what passes them makes the same facts as everything does.
    @Test(arguments: Fixture.all)
    func filteredEventsMakeTheSameFacts(_ fixture: Fixture) throws {
        let filters = try EventSelection.calls.filters.map { try #require(EventFilter($0)) }
        let selection = try fixture.messages().filter { $0.isResponse || filters.pass($0.bytes) }
        #expect(try facts(fixture.messages()) == facts(selection))
    }

    private func facts(_ messages: [AMIMessage]) -> [CallFact] {
        var tracker = CallTracker(exchange: ExchangeID("main"))
        return messages.flatMap { tracker.handle($0, receivedAt: Timestamp(seconds: 1_800_000_000)) }
    }

    @Test func mostOfAStreamIsLeftOut() throws {
        let filters = try EventSelection.calls.filters.map { try #require(EventFilter($0)) }
        let messages = try #require(Fixture.all.first { $0.name == "in_answered_caller_hangup" }).messages()
        #expect(messages.filter { filters.pass($0.bytes) }.count < messages.count / 4)
    }

    @Test func linesAreShortEnoughForAsterisk() throws {
        for filter in EventSelection.calls.filters {
            #expect(throws: Never.self) { try AMIAction("Filter").with("Filter", filter) }
        }
        let many = (0..<200).map { "VARIABLE_\($0)" }
        let selection = EventSelection(unread: [], variables: many, applications: [], celEvents: [])
        #expect(selection.filters.allSatisfy { $0.utf8.count < 950 })
        for name in many { #expect(selection.filters.contains { $0.contains(name) }) }
    }
}
