/// An exchange with one 1C, as the configuration describes it.
package struct OneCExchangeSettings: Hashable, Sendable {
    /// What 1C is asked to send at once at most, unless the configuration says otherwise.
    package static let standardPiece = 8 << 20

    /// Its name: part of every document's identity.
    package var name: String
    /// The name with which 1C signs in.
    package var user: String
    /// The password.
    package var password: Secret
    /// The longest piece that 1C may send at once, in bytes.
    package var pieceLimit: Int

    /// The funnels whose deals go to this 1C as orders; those that no exchange names go to the first one.
    package var orders: [String]

    /// Whether its documents are of past years: they are taken in, and nothing follows from them.
    package var isHistory: Bool

    /// Creates settings.
    package init(
        name: String,
        user: String,
        password: Secret,
        pieceLimit: Int = OneCExchangeSettings.standardPiece,
        orders: [String] = [],
        isHistory: Bool = false
    ) {
        self.isHistory = isHistory
        self.orders = orders
        self.name = name
        self.user = user
        self.password = password
        self.pieceLimit = pieceLimit
    }
}

extension [OneCExchangeSettings] {
    /// Whether the deals of a funnel go to an exchange: to the one that names it, else to the first.
    package func sends(_ funnel: String, to exchange: String) -> Bool {
        (first { $0.orders.contains(funnel) } ?? first)?.name == exchange
    }
}
