/// What a search found, by kind.
package struct SearchResult: Sendable, Encodable {
    /// People outside.
    package var people: [SearchHit] = []
    /// Leads.
    package var leads: [SearchHit] = []
    /// Deals.
    package var deals: [SearchHit] = []
    /// Colleagues.
    package var staff: [DeskColleague] = []
}
