import Domain
package import Store

/// Keeps what people said of pairs of requests: one project, or not.
package enum EnquiryLabels {
    /// A pair that a person has judged.
    package struct Label: Hashable, Sendable {
        /// The elder request.
        package let left: EnquiryID
        /// The younger one.
        package let right: EnquiryID
        /// Whether they are about one project.
        package let isSame: Bool
    }

    /// The pairs that stand, oldest first: of a pair that was judged twice the last word.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(in connection: any Connection) throws -> [Label] {
        let rows = try connection.rows(
            "SELECT left_id, right_id, is_same FROM fan_label WHERE is_undone = 0 ORDER BY id"
        )
        var order: [[EnquiryID]] = []
        var found: [[EnquiryID]: Bool] = [:]
        for row in rows {
            let pair: [EnquiryID] = [try row.get("left_id"), try row.get("right_id")]
            if found.updateValue(try row.get("is_same"), forKey: pair) == nil { order.append(pair) }
        }
        return order.map { Label(left: $0[0], right: $0[1], isSame: found[$0] ?? false) }
    }

    /// The requests from which a person has told this one apart.
    static func apart(from id: EnquiryID, in connection: any Connection) throws -> Set<EnquiryID> {
        let rows = try connection.rows(
            """
            SELECT id, left_id, right_id, is_same FROM fan_label WHERE is_undone = 0 AND left_id = \(id)
            UNION ALL
            SELECT id, left_id, right_id, is_same FROM fan_label WHERE is_undone = 0 AND right_id = \(id)
            ORDER BY id
            """
        )
        var last: [EnquiryID: Bool] = [:]
        for row in rows {
            let (left, right): (EnquiryID, EnquiryID) = (try row.get("left_id"), try row.get("right_id"))
            last[left == id ? right : left] = try row.get("is_same")
        }
        return Set(last.filter { !$0.value }.keys)
    }

    static func add(
        _ one: EnquiryID,
        _ other: EnquiryID,
        isSame: Bool,
        by act: GroupActID,
        in connection: any Connection
    ) throws {
        guard one != other else { return }
        try connection.execute(
            """
            INSERT INTO fan_label (act_id, left_id, right_id, is_same)
            VALUES (\(act), \(min(one, other)), \(max(one, other)), \(isSame))
            """
        )
    }

    static func undo(_ act: GroupActID, in connection: any Connection) throws {
        try connection.execute("UPDATE fan_label SET is_undone = 1 WHERE act_id = \(act)")
    }
}
