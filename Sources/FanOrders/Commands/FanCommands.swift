package import Domain
package import Records
package import Store

/// What people do with groups and reservations, each command one transaction. Rights are the caller's to check.
package struct FanCommands: Sendable {
    /// What this room needs of the others.
    package let basis: FanBasis
    let engine: any Engine
    let clock: WallClock

    /// Creates the commands of a store.
    package init(engine: any Engine, basis: FanBasis, clock: WallClock) {
        self.engine = engine
        self.basis = basis
        self.clock = clock
    }

    /// The way of reservations; nil where no funnel is one.
    package var way: ReservationWay? { basis.hands.reservationWay }

    func perform<Result: Sendable>(
        by staff: StaffID,
        _ body: @escaping @Sendable (EnquiryKeeper) throws -> Result
    ) async throws -> Result {
        let (basis, clock) = (basis, clock)
        return try await engine.write(.realtime) { connection in
            let context = EventContext(connection: connection, at: clock.now(), cause: .command, actor: staff)
            return try body(EnquiryKeeper(basis: basis, context: context))
        }
    }

    /// The way of reservations.
    ///
    /// - Throws: ``SvodError`` `notFound` where no funnel keeps reservations.
    func neededWay() throws -> ReservationWay {
        guard let way else { throw SvodError(.notFound, "no funnel keeps reservations") }
        return way
    }
}

extension EnquiryKeeper {
    /// The group as the person saw it.
    ///
    /// - Throws: ``SvodError`` `conflict` when it has changed since, `notFound`, or from the store.
    func group(_ id: EnquiryGroupID, seen: Int64?) throws -> EnquiryGroupRecord {
        let group = try EnquiryGroupBook.record(id, in: connection)
        if let seen, seen != group.version {
            throw SvodError(.conflict, "the group has changed since it was read")
        }
        guard group.state != .dissolved else { throw SvodError(.conflict, "group \(id) is none any more") }
        return group
    }
}
