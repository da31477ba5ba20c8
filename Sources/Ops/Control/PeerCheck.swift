import CSystemd
import Glibc
import NIOCore

/// Who may speak over the control socket: the daemon's own user and root. The socket's mode says the same; this holds
/// even where somebody widened that.
enum PeerCheck {
    /// Whether the process `peer` may give orders to a daemon that runs as `owner`.
    static func admits(_ peer: svod_peer, owner: UInt32 = geteuid()) -> Bool { peer.uid == owner || peer.uid == 0 }

    /// The process at the other end of `channel`; nil when the kernel does not say.
    static func peer(of channel: any Channel) async -> svod_peer? {
        guard let provider = channel as? any SocketOptionProvider else { return nil }
        let option = NIOBSDSocket.Option(rawValue: SO_PEERCRED)
        return try? await provider.unsafeGetSocketOption(level: .socket, name: option).get()
    }
}
