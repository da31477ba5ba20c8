import Domain
import Store

/// The records that journal entries speak of, as far as a desk shows them.
struct DeskTouch: Equatable {
    var calls: Set<CallRecordID> = []
    var leads: Set<LeadID> = []
    var staff: Set<StaffID> = []
    var lines: Set<ExchangeID> = []
    var hasTasks = false

    init(_ entries: [JournalEntry]) {
        for entry in entries {
            take(entry.subject)
            if let about = entry.about { take(about) }
        }
    }

    private mutating func take(_ name: String) {
        let parts = name.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        let number = Int64(parts[1])
        switch parts[0] {
        case "call": number.map { _ = calls.insert(CallRecordID($0)) }
        case "lead": number.map { _ = leads.insert(LeadID($0)) }
        case "staff": number.map { _ = staff.insert(StaffID($0)) }
        case "line": lines.insert(ExchangeID(String(parts[1])))
        case "task": hasTasks = true
        default: break
        }
    }
}
