import Domain
package import Records

/// What this room needs of the others.
package struct FanBasis: Sendable {
    /// What the process engine does for us.
    package let hands: any CardHandling
    /// Whoever compares requests.
    package let desk: MatcherDesk
    /// Who answers for which goods; asked each time.
    package let groups: @Sendable () -> [ProductGroup]

    /// Creates a basis.
    package init(
        hands: any CardHandling,
        desk: MatcherDesk,
        groups: @escaping @Sendable () -> [ProductGroup] = { [] }
    ) {
        self.hands = hands
        self.desk = desk
        self.groups = groups
    }
}
