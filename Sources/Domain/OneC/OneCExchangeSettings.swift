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

    /// Creates settings.
    package init(
        name: String,
        user: String,
        password: Secret,
        pieceLimit: Int = OneCExchangeSettings.standardPiece
    ) {
        self.name = name
        self.user = user
        self.password = password
        self.pieceLimit = pieceLimit
    }
}
