package import Domain
import Records
import Store

extension FanCommands {
    /// Decides about a whole group in one transaction: one keeps the project, the others are refused and told why.
    ///
    /// - Throws: ``SvodError`` `conflict` when the group has changed since it was seen or its project is kept already,
    ///   `invalidInput` when the winner's company is not known or a reason lacks its text, `notFound`, or from the store.
    @discardableResult
    package func decide(
        _ id: EnquiryGroupID,
        _ verdict: GroupVerdict,
        by staff: StaffID
    ) async throws -> CardID {
        let way = try neededWay()
        return try await perform(by: staff) { keeper in
            let connection = keeper.connection
            let group = try keeper.group(id, seen: verdict.seen)
            guard try ReservationBook.active(of: id, in: connection) == nil else {
                throw SvodError(.conflict, "the project is reserved already")
            }
            let members = try EnquiryBook.members(of: id, in: connection).filter { $0.closedAt == nil }
            guard let winner = members.first(where: { $0.id == verdict.winner }) else {
                throw SvodError(.notFound, "request \(verdict.winner) does not stand in group \(id)")
            }
            guard winner.company != nil else {
                throw SvodError(.invalidInput, "the company of the winner is not known: name it on the card first")
            }
            let deciding = GroupDeciding(keeper: keeper, way: way, verdict: verdict, group: group, staff: staff)
            return try deciding.run(
                winner: winner,
                repeats: members.filter { $0.dealer == winner.dealer && $0.id != winner.id },
                others: members.filter { $0.dealer != winner.dealer }
            )
        }
    }
}
