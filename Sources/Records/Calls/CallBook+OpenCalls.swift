package import Domain
package import Store

extension CallBook {
    /// The calls of an exchange that are not over, with what a tracker must know to go on with them.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func openCalls(on exchange: ExchangeID, in connection: any Connection) throws -> [OpenCall] {
        try connection.rows(
            """
            SELECT \(CallRecord.columns), answered_by FROM call
            WHERE exchange = \(exchange) AND state <> 'ended' ORDER BY entered_at, id
            """
        ).map { row in
            let record = try CallRecord(row: row)
            let legs = try connection.rows(
                "SELECT party, is_extension, state FROM call_leg WHERE call_id = \(record.id) ORDER BY id"
            )
            let extensions = Set(
                try legs.compactMap { leg -> String? in
                    let isExtension: Bool = try leg.get("is_extension")
                    return isExtension ? try leg.get("party") : nil
                }
            )
            func party(_ number: String?) -> CallParty? {
                number.map { extensions.contains($0) ? .extension($0) : .outside($0) }
            }
            return OpenCall(
                call: record.call,
                entry: record.entry,
                enteredAt: record.enteredAt,
                answeredAt: record.answeredAt,
                answeredBy: party(try row.get("answered_by")),
                finalOperator: party(record.finalOperator),
                rangExtensions: extensions.sorted(),
                queue: record.queue
            )
        }
    }

    /// Until when an exchange has been heard: the newest fact of it that was received; nil when there is none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func heardUntil(_ exchange: ExchangeID, in connection: any Connection) throws -> Timestamp? {
        let down = try connection.row(
            "SELECT since FROM line WHERE exchange = \(exchange) AND state = 'down'"
        )
        if let since: Timestamp = try down?.get("since") { return since }
        return try connection.row(
            "SELECT received_at FROM inbox WHERE source = \("ami:\(exchange)") ORDER BY id DESC LIMIT 1"
        )?.get("received_at")
    }
}
