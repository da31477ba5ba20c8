import NIOCore
import NIOPosix

/// Lets other tasks and the event loops run until `condition` holds. The suite's time limit ends a wait that is in vain.
func eventually(_ condition: () -> Bool) async {
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    while !condition(), !Task.isCancelled { try? await loop.submit {}.get() }
}
