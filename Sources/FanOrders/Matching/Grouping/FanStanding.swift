/// What must survive a restart: the groups as they stand and what people decided. With the open requests it gives the
/// matcher back as it was.
package struct FanStanding: Hashable, Sendable, Codable {
    /// The groups of two and more.
    package var groups: [FanGroup] = []
    /// Pairs that a person called one project.
    package var confirmed: Set<FanPair> = []
    /// Pairs that a person called different projects.
    package var denied: Set<FanPair> = []

    /// Creates a standing.
    package init() {}
}
