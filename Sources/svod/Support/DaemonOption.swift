import ArgumentParser
import Ops

/// `--socket` and `--json`, as every command that asks the running daemon takes them.
struct DaemonOption: ParsableArguments {
    @Option(name: .customLong("socket"), help: "The daemon's control socket.", completion: .file())
    var socket = ControlSocket.usualPath()

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var isJSON = false

    /// A line to the daemon.
    var client: ControlClient { ControlClient(path: socket) }
}
