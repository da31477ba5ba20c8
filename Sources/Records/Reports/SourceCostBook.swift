package import Domain
package import Store

/// Keeps what advertising cost: the table `source_cost`.
package enum SourceCostBook {
    /// A sum has fewer kopecks.
    package static let largestSum: Int64 = 10_000_000_000_000
    /// A time has at most so many days: ten years.
    package static let longestTime = 3660
    /// A name has at most so many characters, a note too.
    package static let longestText = 200

    /// Why a cost is not taken.
    package enum Fault: String, Error, Hashable, Sendable, CaseIterable {
        /// No source.
        case source
        /// No days, or too many.
        case days
        /// No sum, or too large a one.
        case sum
    }

    /// The costs that hold, of which something falls to `days`; those entered last come first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(
        _ way: SourceCost.Way,
        in days: ClosedRange<CivilDate>,
        limit: Int = 5000,
        in connection: any Connection
    ) throws -> [SourceCost] {
        try connection.rows(
            """
            SELECT id, way, source, first_day, last_day, amount, currency, note, added_by, added_at FROM source_cost
            WHERE removed_at IS NULL AND way = \(way) AND last_day >= \(days.lowerBound.dayNumber)
                AND first_day <= \(days.upperBound.dayNumber)
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map { try SourceCost($0) }
    }

    /// Enters a cost.
    ///
    /// - Throws: ``Fault`` when it is none; ``SvodError`` from the store.
    package static func add(
        _ way: SourceCost.Way,
        _ source: String,
        days: ClosedRange<CivilDate>,
        _ sum: Money,
        note: String?,
        by editor: StaffEditor
    ) throws {
        guard !source.isEmpty, source.count <= longestText else { throw Fault.source }
        guard days.upperBound - days.lowerBound < longestTime else { throw Fault.days }
        guard sum.minor > 0, sum.minor < largestSum else { throw Fault.sum }
        let id = try editor.connection.insert(
            """
            INSERT INTO source_cost (way, source, first_day, last_day, amount, currency, note, added_by, added_at)
            VALUES (\(way), \(source), \(days.lowerBound.dayNumber), \(days.upperBound.dayNumber), \(sum.minor),
                \(sum.currency), \(note.map { String($0.prefix(longestText)) }), \(editor.actor), \(editor.at))
            """
        )
        try editor.note("source_cost.added", "source_cost:\(id)", data: ["way": way.rawValue])
    }

    /// Takes a cost back; it stays in the table with who did so and when.
    ///
    /// - Throws: ``SvodError`` `notFound` when it does not hold.
    package static func remove(_ id: Int64, by editor: StaffEditor) throws {
        let count = try editor.connection.execute(
            """
            UPDATE source_cost SET removed_at = \(editor.at), removed_by = \(editor.actor)
            WHERE id = \(id) AND removed_at IS NULL
            """
        )
        guard count > 0 else { throw SvodError(.notFound, "there is no such cost") }
        try editor.note("source_cost.removed", "source_cost:\(id)")
    }
}
