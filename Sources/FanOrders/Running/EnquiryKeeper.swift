import Domain
import Records
import Store

/// Keeps requests and their groups in step with the cards, in one transaction.
struct EnquiryKeeper {
    let basis: FanBasis
    let context: EventContext

    var connection: any Connection { context.connection }

    /// Looks at a card anew: gathers what its request says, compares it, answers what the card asked us.
    func look(_ card: CardID, letter: InboxID?) throws {
        guard let record = try CardBook.find(card, in: connection) else { return }
        if record.entity == .reservation { return try answerReservation(record) }
        guard record.entity == .lead || record.entity == .deal else { return }
        var known = try enquiry(of: record)
        if record.outcome != .open {
            if let known, known.card == card { try close(known, record) }
            return
        }
        if known == nil, letter != nil { known = try begin(record) }
        if let letter, let known { try take(letter, to: known) }
        let facts = try EnquiryCollector(connection: connection).facts(of: record, known: known?.id)
        if known == nil, !facts.isEmpty { known = try begin(record) }
        guard let known else { return }
        if known.card != card { try EnquiryBook.hand(known.id, to: card, in: connection) }
        if known.closedAt != nil || known.isPending || !facts.isKnown(by: known) {
            try EnquiryBook.write(facts, to: known.id, at: context.at, in: connection)
            if basis.desk.isReady { try compare(known.id) }
        }
        try answerChecks(of: card)
    }

    /// The request of a card; that of the lead where a deal was made of it.
    private func enquiry(of record: CardRecord) throws -> EnquiryRecord? {
        if let own = try EnquiryBook.of(record.id, in: connection) { return own }
        guard record.entity == .deal, let lead = record.lead else { return nil }
        return try EnquiryBook.of(lead, in: connection)
    }

    private func begin(_ record: CardRecord) throws -> EnquiryRecord {
        let facts = try EnquiryCollector(connection: connection).facts(of: record, known: nil)
        let id = try EnquiryBook.add(facts, card: record.id, at: context.at, in: connection)
        return try EnquiryBook.record(id, in: connection)
    }

    private func take(_ letter: InboxID, to known: EnquiryRecord) throws {
        guard let payload = try Inbox.row(letter, in: connection)?.payload,
            let request = try? FanJSON.decode(IncomingRequest.self, payload), request.standing == .person
        else { return }
        try EnquiryPieces.add(request, to: known.id, in: connection)
    }

    /// A card is over: its request is compared with no more. A lead that became a deal hands its request on.
    private func close(_ known: EnquiryRecord, _ record: CardRecord) throws {
        if record.entity == .lead, let lead = record.lead,
            let deal = try connection.row(
                "SELECT id FROM card WHERE lead_id = \(lead) AND entity = 'deal' ORDER BY id LIMIT 1"
            )
        {
            let card: CardID = try deal.get("id")
            if try EnquiryBook.of(card, in: connection) == nil {
                return try EnquiryBook.hand(known.id, to: card, in: connection)
            }
        }
        try EnquiryBook.close(known.id, at: context.at, in: connection)
        basis.desk.matcher.forget(known.id)
        if let group = known.group { try changed(group) }
    }

    /// Compares a request with all others and puts it where it belongs.
    func compare(_ id: EnquiryID) throws {
        let record = try EnquiryBook.record(id, in: connection)
        let request = try basis.desk.request(record, in: connection)
        let sighting = basis.desk.matcher.look(request)
        // A card's own field goes before what a letter says.
        if record.customer == nil, let named = basis.desk.matcher.customer(in: request) {
            try EnquiryBook.setCustomer(named, of: id, in: connection)
        }
        try EnquiryBook.settle(id, in: connection)
        if let group = record.group {
            try refresh(record, sighting, in: group)
            try gather(sighting, into: group, for: record)
            return try changed(group)
        }
        let apart = try EnquiryLabels.apart(from: id, in: connection)
        guard !sighting.peers.isEmpty, apart.isDisjoint(with: sighting.peers) else {
            if !sighting.peers.isEmpty { basis.desk.matcher.stand([id]) }
            return try EnquiryBook.note(sighting.likenesses.first, of: id, in: connection)
        }
        try join(record, sighting)
    }

    private func join(_ record: EnquiryRecord, _ sighting: EnquirySighting) throws {
        let peers = try sighting.peers.compactMap { try EnquiryBook.find($0, in: connection) }
        let best = best(sighting, among: sighting.peers)
        let known = peers.first { $0.id == best }?.group ?? peers.lazy.compactMap(\.group).first
        let group = try known ?? EnquiryGroupBook.add(at: context.at, in: connection)
        let standing: EnquiryStanding = sighting.isSure ? .sure : .likely
        try EnquiryBook.place(record.id, group, standing, in: connection)
        if let best { try EnquiryBook.note(try evidence(record, best), of: record.id, in: connection) }
        try joined(record, group)
        try gather(sighting, into: group, for: record)
        try changed(group)
    }

    /// Takes those into a group whom a request shows to belong there: who stands alone, and groups that nobody has
    /// sorted, decided about or holds.
    private func gather(
        _ sighting: EnquirySighting,
        into group: EnquiryGroupID,
        for record: EnquiryRecord
    ) throws {
        var left: Set<EnquiryGroupID> = []
        for peer in try sighting.peers.compactMap({ try EnquiryBook.find($0, in: connection) }) {
            guard peer.group != group, peer.closedAt == nil else { continue }
            if let other = peer.group {
                guard try isLoose(other) else { continue }
                left.insert(other)
            }
            try EnquiryBook.place(peer.id, group, sighting.isSure ? .sure : .likely, in: connection)
            if peer.group == nil {
                try EnquiryBook.note(try evidence(peer, record.id), of: peer.id, in: connection)
            }
            try joined(peer, group)
        }
        for other in left.sorted() { try changed(other) }
        try stand(group)
    }

    /// Whether machines alone have made a group, and nothing hangs on it.
    private func isLoose(_ group: EnquiryGroupID) throws -> Bool {
        let members = try EnquiryBook.members(of: group, in: connection)
        guard try ReservationBook.all(of: group, in: connection).isEmpty else { return false }
        return !members.contains { $0.standing == .person }
    }

    private func best(_ sighting: EnquirySighting, among peers: [EnquiryID]) -> EnquiryID? {
        let peers = Set(peers)
        return sighting.likenesses.first { peers.contains($0.request) }?.request ?? peers.min()
    }

    /// Why two requests are alike, with where it stands in both texts.
    private func evidence(_ record: EnquiryRecord, _ other: EnquiryID) throws -> Likeness? {
        guard let other = try EnquiryBook.find(other, in: connection) else { return nil }
        return basis.desk.matcher.weigh(
            try basis.desk.request(record, in: connection),
            try basis.desk.request(other, in: connection)
        )
    }

    /// A request that stands in a group stays there; what is known of why may have grown.
    private func refresh(_ record: EnquiryRecord, _ sighting: EnquirySighting, in group: EnquiryGroupID) throws {
        let members = try EnquiryBook.members(of: group, in: connection).map(\.id).filter { $0 != record.id }
        guard let best = best(sighting, among: members) else { return }
        try EnquiryBook.note(try evidence(record, best), of: record.id, in: connection)
        if sighting.isSure, record.standing == .likely {
            try EnquiryBook.place(record.id, group, .sure, in: connection)
        }
    }

    /// Lets the index stand as the store does after a person's act.
    func stand(_ group: EnquiryGroupID) throws {
        let members = try EnquiryBook.members(of: group, in: connection).filter { $0.closedAt == nil }
        basis.desk.matcher.stand(members.map(\.id))
    }

    private func joined(_ record: EnquiryRecord, _ group: EnquiryGroupID) throws {
        let card = try CardBook.record(of: record.card, in: connection)
        try note("fan.joined", card.name.subject, ["group": .id(group), "request": .id(record.id)])
    }

    /// A group has become otherwise: it is counted anew, and whoever is concerned is told.
    func changed(_ group: EnquiryGroupID) throws {
        try EnquiryGroupBook.recount(group, at: context.at, in: connection)
        try note("fan.changed", EnquiryGroupRecord.subject(group), [:])
        try FanAlerts(basis: basis, context: context).look(at: group)
    }

    func note(_ kind: String, _ subject: String, _ data: EventData) throws {
        try Journal.append(
            NewJournalEntry(
                at: context.at,
                kind: kind,
                subject: subject,
                cause: context.cause,
                actor: context.actor,
                data: data.json
            ),
            in: connection
        )
    }
}
