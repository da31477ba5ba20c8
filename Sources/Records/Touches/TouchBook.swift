package import Domain
package import Store

/// Keeps how who asks came to the company: the first visit and the one in which it was asked, of each lead.
package enum TouchBook {
    /// Writes the touches of a lead down where they are not known yet. What was written first stays: a later request
    /// of the same matter is no new way.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func keep(
        first: AdvertisingTouch?,
        last: AdvertisingTouch?,
        of lead: LeadID,
        visit: VisitID? = nil,
        in connection: any Connection
    ) throws {
        let last = last ?? first
        for (place, touch) in [("first", first ?? last), ("last", last)] {
            guard let touch, !touch.isEmpty else { continue }
            try connection.execute(
                """
                INSERT INTO lead_touch (lead_id, place, source, medium, campaign, content, term, referrer, landing,
                    visitor, click, at, visit_id)
                VALUES (\(lead), \(place), \(touch.source), \(touch.medium), \(touch.campaign), \(touch.content),
                    \(touch.term), \(touch.referrer), \(touch.landing), \(touch.visitor), \(touch.click), \(touch.at),
                    \(visit))
                ON CONFLICT DO NOTHING
                """
            )
        }
    }

    /// The touches of a lead.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func touches(
        of lead: LeadID,
        in connection: any Connection
    ) throws -> (first: AdvertisingTouch?, last: AdvertisingTouch?) {
        var found: [String: AdvertisingTouch] = [:]
        for row in try connection.rows(
            """
            SELECT place, source, medium, campaign, content, term, referrer, landing, visitor, click, at
            FROM lead_touch WHERE lead_id = \(lead)
            """
        ) {
            found[try row.get("place")] = try AdvertisingTouch(row)
        }
        return (found["first"], found["last"])
    }
}

extension AdvertisingTouch {
    fileprivate init(_ row: Row) throws {
        self.init()
        source = try row.get("source")
        medium = try row.get("medium")
        campaign = try row.get("campaign")
        content = try row.get("content")
        term = try row.get("term")
        referrer = try row.get("referrer")
        landing = try row.get("landing")
        visitor = try row.get("visitor")
        click = try row.get("click")
        at = try row.get("at")
    }
}
