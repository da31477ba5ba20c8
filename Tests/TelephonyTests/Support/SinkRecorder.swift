import Domain
import Synchronization

@testable import Telephony

/// A sink that remembers what it was brought, and refuses as often as it is told to.
final class SinkRecorder: Sendable {
    private struct Contents {
        var facts: [CallFact] = []
        var lines: [LineFact.Body] = []
        var batches = 0
        var refusals = 0
    }

    private let contents = Mutex(Contents())
    private let open: [OpenCall]
    private let heard: Timestamp?

    init(open: [OpenCall] = [], heard: Timestamp? = nil, refusals: Int = 0) {
        self.open = open
        self.heard = heard
        contents.withLock { $0.refusals = refusals }
    }

    var facts: [CallFact] { contents.withLock { $0.facts } }
    var lines: [LineFact.Body] { contents.withLock { $0.lines } }
    var batches: Int { contents.withLock { $0.batches } }

    /// The words of the facts' bodies in order: `entered`, `ringing` …
    var words: [String] { facts.map { Self.word($0.body) } }

    var sink: CallSink {
        CallSink(
            openCalls: { _ in self.open },
            accept: { facts in try self.accept(facts) },
            line: { fact in self.contents.withLock { $0.lines.append(fact.body) } },
            heardUntil: { _ in self.heard }
        )
    }

    /// The summary of the first call that has ended.
    var ending: CallSummary? {
        for fact in facts { if case .ended(let summary) = fact.body { return summary } }
        return nil
    }

    private func accept(_ facts: [CallFact]) throws {
        try contents.withLock { contents in
            guard contents.refusals == 0 else {
                contents.refusals -= 1
                throw SvodError(.diskFull, "There is no room left")
            }
            contents.facts += facts
            contents.batches += 1
        }
    }

    private static func word(_ body: CallFact.Body) -> String { String("\(body)".prefix { $0 != "(" }) }
}
