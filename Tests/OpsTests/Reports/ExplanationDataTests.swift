import Testing

@testable import Ops

@Suite struct ExplanationDataTests {
    @Test(arguments: [
        (#"{"when":"paid_pct >= 100","paid_pct":100}"#, "since paid_pct >= 100, paid_pct 100"),
        (#"{"to":"pay","incomplete":false,"track":""}"#, "incomplete no, to pay, track ''"),
        (#"{"due":1795417200000000,"to":null}"#, "due 2026-11-23T07:00:00.000Z, to –"),
        ("[1]", "[1]"),
    ])
    func readsAsWords(_ json: String, _ text: String) { #expect(ExplanationData.text(json) == text) }
}
