import FanOrders
import Funnels

/// Funnels that are looked on at, and the room that looks on: each needs the other.
struct WatchedFunnels: Sendable {
    let set: FunnelSet
    let desk = MatcherDesk(FanDesk())

    var basis: FunnelBasis {
        FunnelBasis(set: set).watched { turn, context in try FanWatch(fan).card(turn, context) }
    }
    var fan: FanBasis { FanBasis(hands: CardHands { basis }, desk: desk) }
}
