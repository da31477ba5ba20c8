/// The exchange's name of a conversation: the exchange and the Uniqueid of the first channel of it.
///
/// Linkedid will not do: an attended transfer changes it without a word. The first Uniqueid is the same when the call
/// is rebuilt from CoreShowChannels after a restart, where it stands as the Linkedid of the oldest channel.
package struct CallID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The exchange that carries the call.
    package let exchange: ExchangeID
    /// Asterisk's Uniqueid of the call's first channel.
    package let uniqueID: String

    /// Creates the identifier of the call whose first channel has `uniqueID` on `exchange`.
    package init(exchange: ExchangeID, uniqueID: String) {
        self.exchange = exchange
        self.uniqueID = uniqueID
    }

    /// `exchange/uniqueid`: the name of the call's inbox stream.
    package var description: String { "\(exchange)/\(uniqueID)" }
}
