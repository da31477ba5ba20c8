package import Domain
import Understanding

/// Reads what people write into the free text of a form or a chat instead of its fields: the number to call back, the tax
/// number, the company, goods line by line. What a field said stands before it.
package struct TextReading: Sendable {
    private let understanding: LetterUnderstanding

    /// The longest text that is looked through, in bytes.
    static let longest = 64 << 10
    /// Numbers that are kept of one request.
    private static let mostPhones = 5

    /// Creates a reader of texts in which numbers are written as dialled in `plan`.
    package init(plan: NumberingPlan = NumberingPlan()) {
        understanding = LetterUnderstanding(hints: UnderstandingHints(plan: plan))
    }

    /// Adds to `request` what its text says.
    package func read(into request: inout IncomingRequest) {
        guard !request.text.isEmpty, request.text.utf8.count <= Self.longest else { return }
        var source = LetterSource()
        source.text = request.text
        source.isTextOnly = true
        let understood = understanding.read(source)
        for phone in understood.client.phones where request.client.phones.count < Self.mostPhones {
            if !request.client.phones.contains(phone) { request.client.phones.append(phone) }
        }
        request.client.inn = request.client.inn ?? understood.client.inn
        request.client.company = request.client.company ?? understood.client.company
        if request.lines.isEmpty { request.lines = understood.lines }
    }
}
