package import Domain
import Records
package import Store

/// What the desk asks exchanges to do, through the outbox: a command lives three seconds and is never repeated.
package struct ExchangeDesk: Sendable {
    private let engine: any Engine
    private let clock: WallClock
    private let token: @Sendable () -> String

    /// Creates the desk's way to the exchanges; `token` makes a key that no other command has.
    package init(engine: any Engine, clock: WallClock, token: @escaping @Sendable () -> String) {
        self.engine = engine
        self.clock = clock
        self.token = token
    }

    /// The order that hands `call` from `phone` to a colleague.
    ///
    /// - Throws: ``SvodError`` `notFound` for a call that is not there; `conflict` when it is over or on another
    ///   exchange than the phone; `invalidInput` when the colleague has no phone there.
    package func transfer(
        _ call: CallRecordID,
        to colleague: StaffID,
        from phone: SessionPhone,
        asksFirst: Bool
    ) async throws -> ExchangeOrder {
        let now = clock.now()
        let (id, target) = try await engine.read { connection in
            guard
                let row = try connection.row(
                    "SELECT exchange, unique_id, state FROM call WHERE id = \(call)"
                )
            else { throw SvodError(.notFound, "there is no call \(call)") }
            let exchange = ExchangeID(try row.get("exchange") as String)
            guard try row.get("state") != "ended", exchange == phone.exchange else {
                throw SvodError(.conflict, "call \(call) is over, or on another exchange")
            }
            let target = try StaffDirectory.phone(of: colleague, on: exchange, at: now, in: connection)
            return (CallID(exchange: exchange, uniqueID: try row.get("unique_id")), target)
        }
        guard let target else { throw SvodError(.invalidInput, "the colleague has no phone on this exchange") }
        let command: ExchangeCommand =
            asksFirst
            ? .attendedTransfer(call: id, from: phone.extension, to: target)
            : .redirect(call: id, from: phone.extension, to: target)
        return order(command, on: id.exchange, subject: RecordName.of(call), at: now)
    }

    /// The order that rings `phone` and then dials `number` from it; `call` is the missed one it answers.
    package func originate(_ number: PhoneNumber, from phone: SessionPhone, about call: CallRecordID?) -> ExchangeOrder
    {
        let command = ExchangeCommand.originate(extension: phone.extension, number: number.text, callerID: nil)
        return order(command, on: phone.exchange, subject: call.map { RecordName.of($0) }, at: clock.now())
    }

    /// Queues an order in the transaction of `connection`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func queue(_ order: ExchangeOrder, in connection: any Connection) throws {
        try Outbox.enqueue(try order.row, in: connection)
    }

    private func order(
        _ command: ExchangeCommand,
        on exchange: ExchangeID,
        subject: String?,
        at moment: Timestamp
    ) -> ExchangeOrder {
        ExchangeOrder(exchange: exchange, command: command, subject: subject, dedupKey: token(), at: moment)
    }
}
