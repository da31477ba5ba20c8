package import Domain
import Metrics
import Records
package import Store

/// Handles what is asked of this room through the inbox.
package struct EnquiryHandler: Sendable {
    private let basis: FanBasis
    private let clock: WallClock

    /// Creates the handler.
    package init(_ basis: FanBasis, clock: WallClock) {
        self.basis = basis
        self.clock = clock
    }

    /// The handler for the inbox.
    package var inboxHandler: InboxHandler {
        InboxHandler(kind: EnquiryWish.inboxKind, moment: .later) { row, connection in
            try handle(row, connection)
        }
    }

    private func handle(_ row: InboxRow, _ connection: any Connection) throws {
        let wish = try FanJSON.decode(EnquiryWish.self, row.payload ?? "")
        let context = EventContext(connection: connection, at: clock.now(), cause: .inbox(row.id))
        let keeper = EnquiryKeeper(basis: basis, context: context)
        switch wish {
        case .look(let card, let letter): try keeper.look(card, letter: letter)
        case .offer(let effect): try NextOffer(keeper: keeper).answer(effect)
        }
        Counter(label: "svod_fan_wishes_total").increment()
    }
}
