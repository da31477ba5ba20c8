package import Domain

/// What `svod inspect ami` says of one conversation: its facts, added up.
package struct InspectedCall: Sendable {
    /// The call.
    package let call: CallID
    /// What was last said of whose call it is.
    package private(set) var entry: CallEntry
    /// Who answered, in order.
    package private(set) var answered: [CallParty] = []
    /// Hand-overs in order.
    package private(set) var transfers: [CallTransfer] = []
    /// The queue it waited in last.
    package private(set) var queue: String?
    /// The first recording's file.
    package private(set) var recordingFile: String?
    /// How it ended; nil while it has not.
    package private(set) var summary: CallSummary?

    init(call: CallID, entry: CallEntry) {
        self.call = call
        self.entry = entry
    }

    mutating func add(_ body: CallFact.Body) {
        switch body {
        case .identified(let entry): self.entry = entry
        case .queued(let queue): self.queue = queue
        case .answered(let party): answered.append(party)
        case .transferred(let transfer): transfers.append(transfer)
        case .recording(let file): recordingFile = recordingFile ?? file
        case .ended(let summary): self.summary = summary
        default: break
        }
    }

    /// The call as one JSON object without a line feed.
    package var json: String {
        var line = JSONLine()
        line.add("linkedid", entry.linkedID.isEmpty ? nil : entry.linkedID)
        line.add("uniqueid", call.uniqueID)
        line.add("direction", entry.direction.rawValue)
        line.add("lead", entry.makesLead)
        line.add("caller_number", entry.callerNumber)
        line.add("caller_name", entry.callerName)
        line.add("did", entry.did)
        line.add("trunk", entry.trunk)
        line.add("queue", summary?.queue ?? queue)
        line.add("answered", summary?.answeredBy != nil || !answered.isEmpty)
        line.add("answered_by", (summary?.answeredBy ?? answered.first)?.number)
        line.add("final_operator", (summary?.finalOperator ?? answered.last)?.number)
        line.add("rang_extensions", ((summary?.rangExtensions ?? []) + (summary?.rangTrunks ?? [])).sorted())
        line.add("transfers", objects: transfers.map(Self.object))
        line.add("outcome", summary?.outcome.rawValue)
        line.add("hung_up_by", summary?.hungUpBy?.rawValue)
        line.add("wait_seconds", summary?.wait)
        line.add("talk_seconds", summary.flatMap { $0.answeredBy == nil ? nil : $0.talk })
        line.add("recording_file", recordingFile.flatMap { $0.split(separator: "/").last.map(String.init) })
        line.add("cause", summary?.cause)
        line.add("line_lost", summary?.lineLost ?? true)
        return line.text
    }

    private static func object(_ transfer: CallTransfer) -> String {
        var line = JSONLine()
        line.add("type", transfer.kind.rawValue)
        line.add("from", transfer.from?.number)
        line.add("to", transfer.to?.number)
        line.add("completed", transfer.completed)
        return line.text
    }
}
