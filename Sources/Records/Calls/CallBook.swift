package import Domain
package import Store

/// Keeps the `call` table and its legs and transfers: writes down each fact of a call, in the transaction of the fact.
package struct CallBook: Sendable {
    /// Which advertising channel a dialled number stands for.
    package let channels: ChannelTable

    /// Creates a book that looks channels up in `channels`.
    package init(channels: ChannelTable) { self.channels = channels }

    /// Writes a fact down.
    ///
    /// A fact about a call whose beginning was not seen makes a record with what is known: nothing is lost.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func write(_ fact: CallFact, in connection: any Connection) throws -> CallChange {
        let known = try record(of: fact.call, in: connection)
        let id = try known?.id ?? open(fact, in: connection)
        var change = try note(fact, of: id, in: connection)
        change.isNew = known == nil
        return change
    }

    /// The record of a call by the exchange's name of it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func record(of call: CallID, in connection: any Connection) throws -> CallRecord? {
        try connection.row(
            """
            SELECT \(CallRecord.columns) FROM call
            WHERE exchange = \(call.exchange) AND unique_id = \(call.uniqueID)
            """
        ).map(CallRecord.init(row:))
    }

    /// The record of a call by its number.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func record(_ id: CallRecordID, in connection: any Connection) throws -> CallRecord {
        guard let row = try connection.row("SELECT \(CallRecord.columns) FROM call WHERE id = \(id)") else {
            throw SvodError(.notFound, "there is no call \(id)")
        }
        return try CallRecord(row: row)
    }

    /// The calls of an exchange that are not over, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func open(on exchange: ExchangeID, in connection: any Connection) throws -> [CallRecord] {
        try connection.rows(
            """
            SELECT \(CallRecord.columns) FROM call
            WHERE exchange = \(exchange) AND state <> 'ended' ORDER BY entered_at, id
            """
        ).map(CallRecord.init(row:))
    }

    /// Adds a call to a lead.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func attach(_ call: CallRecordID, to lead: LeadID, in connection: any Connection) throws {
        try connection.execute("UPDATE call SET lead_id = \(lead) WHERE id = \(call)")
    }
}

extension CallBook {
    private func open(_ fact: CallFact, in connection: any Connection) throws -> CallRecordID {
        let entry = fact.entry ?? CallEntry.unseen(fact.call)
        return CallRecordID(
            try connection.insert(
                """
                INSERT INTO call (exchange, unique_id, linked_id, direction, number, caller_name, did, trunk,
                    makes_lead, channel, state, entered_at)
                VALUES (\(fact.call.exchange), \(fact.call.uniqueID), \(entry.linkedID), \(entry.direction),
                    \(entry.callerNumber), \(entry.callerName), \(entry.did), \(entry.trunk), \(entry.makesLead),
                    \(channelName(entry, at: fact.at)), \(CallState.entered), \(fact.at))
                """
            )
        )
    }

    private func channelName(_ entry: CallEntry, at moment: Timestamp) -> String? {
        guard entry.direction == .inbound, case .channel(let row) = channels.answer(for: entry.did, at: moment) else {
            return nil
        }
        return row.channel
    }

    private func note(_ fact: CallFact, of id: CallRecordID, in connection: any Connection) throws -> CallChange {
        let notes = CallNotes(call: id, fact: fact, connection: connection)
        let people: CallNotes.People
        switch fact.body {
        case .entered: people = CallNotes.People()
        case .identified(let entry): people = try notes.identify(entry, channel: channelName(entry, at: fact.at))
        case .queued(let queue): people = try notes.queue(queue)
        case .ringing(let party): people = try notes.ring(party)
        case .ringingStopped(let party, let elsewhere): people = try notes.stopRinging(party, elsewhere: elsewhere)
        case .answered(let party): people = try notes.answer(party)
        case .held(let party): people = try notes.move(to: .held, by: party)
        case .resumed(let party): people = try notes.move(to: .talking, by: party)
        case .parked(let party, _): people = try notes.move(to: .parked, by: party)
        case .unparked(let party): people = try notes.move(to: party == nil ? .ringing : .talking, by: party)
        case .transferred(let transfer): people = try notes.transfer(transfer)
        case .recording(let file): people = try notes.keepRecording(file)
        case .ended(let summary): people = try notes.end(summary)
        case .consulting(let party, _): people = try notes.consult(party)
        case .pickedUp(let party, _): people = try notes.mention(party)
        case .forwarded(let party, let target): people = try notes.mention(party, target)
        case .conference, .voicemail: people = CallNotes.People()
        }
        return CallChange(
            call: try record(id, in: connection),
            isNew: false,
            staff: people.first,
            target: people.second
        )
    }
}

extension CallFact {
    /// The entry that the fact brings, if it brings one.
    fileprivate var entry: CallEntry? {
        switch body {
        case .entered(let entry), .identified(let entry): entry
        default: nil
        }
    }
}

extension CallEntry {
    /// What is known of a call whose beginning was not seen.
    fileprivate static func unseen(_ call: CallID) -> CallEntry {
        CallEntry(direction: .inbound, callerNumber: nil, did: nil, makesLead: false, linkedID: call.uniqueID)
    }
}
