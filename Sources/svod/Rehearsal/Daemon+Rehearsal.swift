import Domain
import Foundation
import Ops

extension Daemon {
    /// What `svod clock` asks of the running daemon.
    var rehearsalHandlers: [ControlHandler] {
        [
            ControlHandler("clock") { arguments in
                guard let rehearsal else {
                    throw SvodError(.denied, "the clock is the machine's: svod was not started with --rehearsal")
                }
                let zone = TimeZone(identifier: live.current.console.zone) ?? .gmt
                if let text = arguments["to"] {
                    let now = clock.now()
                    try await rehearsal.advance(by: try RehearsalMoment.read(text, at: now, in: zone) - now, engine)
                }
                let now = clock.now()
                return ClockReply(text: RehearsalMoment.text(now, in: zone), now: now)
            }
        ]
    }
}
