import Domain
import Foundation
import Store

/// A command to an exchange that is ready to be queued.
package struct ExchangeOrder: Sendable {
    let exchange: ExchangeID
    let command: ExchangeCommand
    /// What it concerns: the card on which a failure is shown.
    let subject: String?
    let dedupKey: String
    let at: Timestamp

    /// A command is about the present moment: later than this it is not sent.
    static let life: Duration = .seconds(3)

    var row: NewOutboxRow {
        get throws {
            NewOutboxRow(
                connector: "ami:\(exchange)",
                kind: command.kind,
                dedupKey: dedupKey,
                subject: subject,
                payload: String(decoding: try JSONEncoder().encode(command), as: UTF8.self),
                createdAt: at,
                expiresAt: at + ExchangeOrder.life
            )
        }
    }
}

extension ExchangeCommand {
    /// The outbox row's kind.
    fileprivate var kind: String {
        switch self {
        case .redirect: "redirect"
        case .attendedTransfer: "attendedTransfer"
        case .originate: "originate"
        case .hangup: "hangup"
        }
    }
}
