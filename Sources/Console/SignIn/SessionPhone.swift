package import Domain

/// The phone a person sits at while signed in.
package struct SessionPhone: Sendable, Hashable {
    /// The exchange it belongs to.
    package var exchange: ExchangeID
    /// Its extension.
    package var `extension`: String

    /// Creates a phone.
    package init(exchange: ExchangeID, extension: String) {
        self.exchange = exchange
        self.extension = `extension`
    }
}
