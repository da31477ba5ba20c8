package import Domain
import Records
package import Store

/// What is asked of this room through the inbox: an inbox row of the kind ``inboxKind``.
package enum EnquiryWish: Hashable, Sendable, Codable {
    /// Look at a card anew; `letter` is the inbox row with what arrived for it.
    case look(CardID, letter: InboxID?)
    /// Offer what was freed to the next of the group: the effect that asks for it.
    case offer(EffectID)

    /// The kind of inbox rows.
    package static let inboxKind = "fan.request"

    /// Writes the wish into the inbox, in the transaction of whoever has it. `key` tells wishes about one card apart.
    package func send(_ key: String, at moment: Timestamp, in connection: any Connection) throws {
        let stream =
            switch self {
            case .look(let card, _): "fan:card:\(card)"
            case .offer(let effect): "fan:offer:\(effect)"
            }
        let row = NewInboxRow(
            source: "fan",
            stream: stream,
            kind: Self.inboxKind,
            dedupKey: "\(stream)/\(key)",
            payload: try FanJSON.encode(self),
            receivedAt: moment
        )
        try Inbox.accept(row, in: connection)
    }
}
