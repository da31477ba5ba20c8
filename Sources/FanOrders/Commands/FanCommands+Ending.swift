package import Domain
import Records
import Store

extension FanCommands {
    /// Takes a reservation back.
    ///
    /// - Throws: ``SvodError`` `conflict` when it is in force no more, `invalidInput` for an unknown reason, `notFound`,
    ///   or from the store.
    package func release(
        _ id: ReservationID,
        reason: String,
        text: String?,
        by staff: StaffID
    ) async throws {
        let way = try neededWay()
        try await perform(by: staff) { keeper in
            _ = try keeper.release(id, way, reason: reason, text: text)
        }
    }

    /// Takes a reservation back and offers its project to the next dealer of the group; nil when nobody is left.
    ///
    /// - Throws: as ``release(_:reason:text:by:)``.
    package func pass(
        _ id: ReservationID,
        reason: String,
        text: String?,
        by staff: StaffID
    ) async throws -> CardID? {
        let way = try neededWay()
        return try await perform(by: staff) { keeper in
            let reservation = try keeper.release(id, way, reason: reason, text: text)
            return try NextOffer(keeper: keeper).offer(behind: reservation)
        }
    }

    /// Gives a reservation more time: asks for it and grants it in one go.
    ///
    /// - Throws: ``SvodError`` `conflict` when it is in force no more or the funnel does not extend, `invalidInput` when
    ///   the day lies before its present end, `notFound`, or from the store.
    package func extend(
        _ id: ReservationID,
        to day: CivilDate,
        reason: String?,
        by staff: StaffID
    ) async throws {
        let way = try neededWay()
        try await perform(by: staff) { keeper in
            let reservation = try keeper.active(id)
            if let until = reservation.until, day <= until {
                throw SvodError(.invalidInput, "\(day) is no later than the present end \(until)")
            }
            guard let button = way.extend, let to = way.extendTo else {
                throw SvodError(.conflict, "the funnel does not extend reservations")
            }
            let hands = keeper.basis.hands
            _ = try hands.answer(reservation.card, isYes: false, comment: nil, keeper.context)
            var fields: [String: FieldValue?] = [to: .date(day)]
            if let name = way.extendReason { fields[name] = .text(reason ?? "—") }
            try hands.press(reservation.card, button, fields, keeper.context)
            _ = try hands.answer(reservation.card, isYes: true, comment: reason, keeper.context)
            guard try ReservationBook.record(id, in: keeper.connection).until == day else {
                throw SvodError(.conflict, "the funnel did not extend the reservation")
            }
        }
    }

    /// Answers a manager who has asked for more time.
    ///
    /// - Throws: ``SvodError`` `conflict` when nothing is asked any more, `notFound`, or from the store.
    package func answerExtension(
        _ id: ReservationID,
        isYes: Bool,
        comment: String?,
        by staff: StaffID
    ) async throws {
        try await perform(by: staff) { keeper in
            let reservation = try keeper.active(id)
            guard try keeper.basis.hands.answer(reservation.card, isYes: isYes, comment: comment, keeper.context)
            else { throw SvodError(.conflict, "nobody asks for more time any more") }
        }
    }
}

extension EnquiryKeeper {
    fileprivate func active(_ id: ReservationID) throws -> ReservationRecord {
        let reservation = try ReservationBook.record(id, in: connection)
        guard reservation.state == .active else { throw SvodError(.conflict, "reservation \(id) is over") }
        return reservation
    }

    fileprivate func release(
        _ id: ReservationID,
        _ way: ReservationWay,
        reason: String,
        text: String?
    ) throws -> ReservationRecord {
        let reservation = try active(id)
        let reasons = way.releases
        guard reasons.isEmpty || reasons.contains(reason) else {
            throw SvodError(.invalidInput, "'\(reason)' is none of the reasons")
        }
        let stage = way.released ?? way.denied
        try basis.hands.close(reservation.card, at: stage, reason: reason, text: text, context)
        return reservation
    }
}
