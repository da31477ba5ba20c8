import Domain
import Records

/// Writes the journal entry of a call fact: ids, extensions and states, never a caller's number or name.
struct CallJournal {
    let journal: LeadJournal

    func note(_ fact: CallFact, _ change: CallChange) throws {
        let (kind, data) = entry(fact, change)
        try journal.note(
            kind,
            RecordName.of(change.call.id),
            about: change.call.lead.map { RecordName.of($0) },
            data
        )
    }

    private func entry(_ fact: CallFact, _ change: CallChange) -> (String, EventData) {
        switch fact.body {
        case .entered(let entry): ("call.entered", ["direction": .text(entry.direction.rawValue)])
        case .identified(let entry): ("call.identified", ["direction": .text(entry.direction.rawValue)])
        case .queued(let queue): ("call.queued", ["queue": .text(queue)])
        case .ringing(let party): ("call.ringing", phone(party, change.staff))
        case .ringingStopped(let party, let elsewhere):
            (
                "call.ringing_stopped",
                [
                    "extension": .text(party.extension), "staff": .id(change.staff),
                    "elsewhere": .flag(elsewhere),
                ]
            )
        case .answered(let party): ("call.answered", phone(party, change.staff))
        case .pickedUp(let party, _): ("call.picked_up", phone(party, change.staff))
        case .forwarded(let party, let target):
            (
                "call.forwarded", ["from": .text(party?.extension), "to": .text(target.extension)]
            )
        case .held(let party): ("call.held", phone(party, change.staff))
        case .resumed(let party): ("call.resumed", phone(party, change.staff))
        case .consulting(let party, let target):
            (
                "call.consulting", ["from": .text(party.extension), "to": .text(target.extension)]
            )
        case .transferred(let transfer): ("call.transferred", handOver(transfer, change))
        case .parked(_, let space): ("call.parked", ["space": .text(space)])
        case .unparked: ("call.unparked", ["staff": .id(change.staff)])
        case .conference(let room): ("call.conference", ["room": .text(room)])
        case .voicemail(let mailbox): ("call.voicemail", ["mailbox": .text(mailbox)])
        case .recording: ("call.recording", [:])
        case .ended(let summary): ("call.ended", end(summary))
        }
    }

    private func phone(_ party: CallParty, _ staff: StaffID?) -> EventData {
        ["extension": .text(party.extension), "staff": .id(staff)]
    }

    private func handOver(_ transfer: CallTransfer, _ change: CallChange) -> EventData {
        [
            "kind": .text(transfer.kind.rawValue), "from": .id(change.staff), "to": .id(change.target),
            "extension": .text(transfer.to?.extension), "completed": .flag(transfer.completed),
        ]
    }

    private func end(_ summary: CallSummary) -> EventData {
        [
            "outcome": .text(summary.outcome.rawValue), "by": .text(summary.hungUpBy?.rawValue),
            "line_lost": .flag(summary.lineLost),
        ]
    }
}
