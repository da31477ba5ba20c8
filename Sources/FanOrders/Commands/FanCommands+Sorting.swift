package import Domain
import Records
import Store

extension FanCommands {
    /// The group is right: nothing moves its requests any more, and the pairs are remembered.
    ///
    /// - Throws: ``SvodError`` `conflict` when the group has changed since it was `seen`, `notFound`, or from the store.
    @discardableResult
    package func confirm(_ id: EnquiryGroupID, seen: Int64?, by staff: StaffID) async throws -> GroupActID {
        try await perform(by: staff) { keeper in
            _ = try keeper.group(id, seen: seen)
            let members = try EnquiryBook.members(of: id, in: keeper.connection)
            let act = try keeper.act(.confirm, id, other: nil, before: members, by: staff)
            for member in members { try EnquiryBook.place(member.id, id, .person, in: keeper.connection) }
            try keeper.label(members, members, isSame: true, by: act)
            try keeper.changed(id)
            try keeper.seal(act, id)
            return act
        }
    }

    /// Takes requests out of a group into one of their own: they are about something else.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when none or all are named, `conflict`, `notFound`, or from the store.
    @discardableResult
    package func split(
        _ id: EnquiryGroupID,
        _ requests: [EnquiryID],
        seen: Int64?,
        by staff: StaffID
    ) async throws -> GroupActID {
        try await perform(by: staff) { keeper in
            _ = try keeper.group(id, seen: seen)
            let members = try EnquiryBook.members(of: id, in: keeper.connection)
            let out = members.filter { requests.contains($0.id) }
            let rest = members.filter { !requests.contains($0.id) }
            guard !out.isEmpty, !rest.isEmpty else {
                throw SvodError(.invalidInput, "a split takes some of a group's requests, not none and not all")
            }
            try keeper.refuseHeld(out, of: id)
            let new =
                out.count > 1 ? try EnquiryGroupBook.add(at: keeper.context.at, in: keeper.connection) : nil
            let act = try keeper.act(.split, id, other: new, before: members, by: staff)
            for request in out {
                try EnquiryBook.place(request.id, new, new == nil ? nil : .person, in: keeper.connection)
            }
            try keeper.label(out, rest, isSame: false, by: act)
            if let new { try keeper.changed(new) }
            try keeper.changed(id)
            try keeper.seal(act, id)
            return act
        }
    }

    /// Puts the requests of `other` into `id`: one project.
    ///
    /// - Throws: ``SvodError`` `conflict` when both projects are kept for somebody, `notFound`, or from the store.
    @discardableResult
    package func merge(
        _ id: EnquiryGroupID,
        with other: EnquiryGroupID,
        seen: Int64?,
        by staff: StaffID
    ) async throws -> GroupActID {
        guard id != other else { throw SvodError(.invalidInput, "a group is merged with another one") }
        return try await perform(by: staff) { keeper in
            let connection = keeper.connection
            _ = try keeper.group(id, seen: seen)
            _ = try keeper.group(other, seen: nil)
            let (own, theirs) = (
                try EnquiryBook.members(of: id, in: connection), try EnquiryBook.members(of: other, in: connection)
            )
            let kept = try ReservationBook.active(of: other, in: connection)
            if kept != nil, try ReservationBook.active(of: id, in: connection) != nil {
                throw SvodError(.conflict, "both projects are reserved: one reservation must end first")
            }
            let act = try keeper.act(.merge, id, other: other, before: own + theirs, by: staff)
            for request in theirs { try EnquiryBook.place(request.id, id, .person, in: connection) }
            try ReservationBook.hand(other, to: id, in: connection)
            if kept != nil { try EnquiryGroupBook.setState(id, .decided, in: connection) }
            try keeper.label(own, theirs, isSame: true, by: act)
            try keeper.changed(other)
            try keeper.changed(id)
            try keeper.seal(act, id)
            return act
        }
    }

    /// Puts one request into a group by hand, as dragging does.
    ///
    /// - Throws: as ``merge(_:with:seen:by:)``.
    @discardableResult
    package func add(
        _ request: EnquiryID,
        to id: EnquiryGroupID,
        seen: Int64?,
        by staff: StaffID
    ) async throws -> GroupActID {
        try await perform(by: staff) { keeper in
            let connection = keeper.connection
            _ = try keeper.group(id, seen: seen)
            let record = try EnquiryBook.record(request, in: connection)
            guard record.group != id else { throw SvodError(.conflict, "request \(request) stands there already") }
            if let from = record.group { try keeper.refuseHeld([record], of: from) }
            let members = try EnquiryBook.members(of: id, in: connection)
            let act = try keeper.act(.merge, id, other: record.group, before: members + [record], by: staff)
            try EnquiryBook.place(request, id, .person, in: connection)
            try keeper.label(members, [record], isSame: true, by: act)
            if let from = record.group { try keeper.changed(from) }
            try keeper.changed(id)
            try keeper.seal(act, id)
            return act
        }
    }

    /// It is no fan order: each request stands alone again, and the same are never joined again by a machine.
    ///
    /// - Throws: ``SvodError`` `conflict` while the project is kept for somebody, `notFound`, or from the store.
    @discardableResult
    package func apart(_ id: EnquiryGroupID, seen: Int64?, by staff: StaffID) async throws -> GroupActID {
        try await perform(by: staff) { keeper in
            _ = try keeper.group(id, seen: seen)
            guard try ReservationBook.active(of: id, in: keeper.connection) == nil else {
                throw SvodError(.conflict, "the project is reserved: the reservation must end first")
            }
            let members = try EnquiryBook.members(of: id, in: keeper.connection)
            let act = try keeper.act(.apart, id, other: nil, before: members, by: staff)
            for member in members { try EnquiryBook.place(member.id, nil, nil, in: keeper.connection) }
            try keeper.label(members, members, isSame: false, by: act, ofOneDealer: false)
            try keeper.changed(id)
            try EnquiryGroupBook.setState(id, .dissolved, in: keeper.connection)
            try keeper.seal(act, id)
            return act
        }
    }

    /// Takes back what was done to a group, as long as nothing was done to it since.
    ///
    /// - Throws: ``SvodError`` `conflict` when the group has changed since, `notFound`, or from the store.
    package func undo(_ id: GroupActID, by staff: StaffID) async throws {
        try await perform(by: staff) { keeper in
            let (connection, now) = (keeper.connection, keeper.context.at)
            let act = try GroupAct.record(id, in: connection)
            let group = try EnquiryGroupBook.record(act.group, in: connection)
            guard act.undoneAt == nil, group.version == act.version else {
                throw SvodError(.conflict, "the group has changed since: this cannot be taken back any more")
            }
            for place in act.before {
                try EnquiryBook.place(place.request, place.group, place.standing, in: connection)
            }
            let touched = Set(act.before.compactMap(\.group) + [act.group] + (act.other.map { [$0] } ?? []))
            for group in touched.sorted() {
                let isInhabited = try !EnquiryBook.members(of: group, in: connection).isEmpty
                if isInhabited, try EnquiryGroupBook.record(group, in: connection).state == .dissolved {
                    try EnquiryGroupBook.setState(group, .open, in: connection)
                }
                try keeper.changed(group)
            }
            try EnquiryLabels.undo(id, in: connection)
            try connection.execute(
                "UPDATE fan_act SET undone_at = \(now), undone_by = \(staff) WHERE id = \(id)"
            )
            try keeper.standAnew(act)
        }
    }
}

extension EnquiryKeeper {
    fileprivate func act(
        _ kind: GroupAct.Kind,
        _ group: EnquiryGroupID,
        other: EnquiryGroupID?,
        before: [EnquiryRecord],
        by staff: StaffID
    ) throws -> GroupActID {
        let places = before.map { GroupAct.Place(request: $0.id, group: $0.group, standing: $0.standing) }
        return GroupActID(
            try connection.insert(
                """
                INSERT INTO fan_act (kind, group_id, other_id, before, version, staff_id, at)
                VALUES (\(kind), \(group), \(other), \(try FanJSON.encode(places)), 0, \(staff), \(context.at))
                """
            )
        )
    }

    /// Remembers the version that an act left behind: it can be taken back while that stands.
    fileprivate func seal(_ act: GroupActID, _ group: EnquiryGroupID) throws {
        let version = try EnquiryGroupBook.record(group, in: connection).version
        try connection.execute("UPDATE fan_act SET version = \(version) WHERE id = \(act)")
        try standAnew(try GroupAct.record(act, in: connection))
        try note("fan.sorted", EnquiryGroupRecord.subject(group), ["act": .id(act)])
    }

    /// Lets the index stand as the store does behind an act, or behind its taking back.
    fileprivate func standAnew(_ act: GroupAct) throws {
        for place in act.before {
            if try EnquiryBook.find(place.request, in: connection)?.group == nil {
                basis.desk.matcher.stand([place.request])
            }
        }
        let groups = Set(act.before.compactMap(\.group) + [act.group] + (act.other.map { [$0] } ?? []))
        for group in groups.sorted() { try stand(group) }
        let ids = act.before.map(\.request)
        let labels = try EnquiryLabels.all(in: connection)
        var known: [[EnquiryID]: Bool] = [:]
        for label in labels { known[[label.left, label.right]] = label.isSame }
        for (index, one) in ids.enumerated() {
            for other in ids[(index + 1)...] where one != other {
                let isSame = known[[min(one, other), max(one, other)]]
                basis.desk.matcher.judge(one, other, isSame: isSame)
            }
        }
    }

    /// Labels pairs of two lists. Two requests of one dealer teach nothing about fan orders being none.
    fileprivate func label(
        _ left: [EnquiryRecord],
        _ right: [EnquiryRecord],
        isSame: Bool,
        by act: GroupActID,
        ofOneDealer: Bool = true
    ) throws {
        var seen: Set<[EnquiryID]> = []
        for one in left.prefix(50) {
            for other in right.prefix(50) where one.id != other.id {
                if !ofOneDealer, one.dealer == other.dealer { continue }
                guard seen.insert([min(one.id, other.id), max(one.id, other.id)]).inserted else { continue }
                try EnquiryLabels.add(one.id, other.id, isSame: isSame, by: act, in: connection)
            }
        }
    }

    /// The request for which a project is kept cannot leave it.
    fileprivate func refuseHeld(_ requests: [EnquiryRecord], of group: EnquiryGroupID) throws {
        guard let active = try ReservationBook.active(of: group, in: connection), let held = active.request,
            requests.contains(where: { $0.id == held })
        else { return }
        throw SvodError(.conflict, "the project is reserved for this request: the reservation must end first")
    }
}
