import ArgumentParser
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Telephony
import UnixSignals

/// `svod replay`: plays recordings as an exchange, for trying svod out, for demonstrations and for load.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play recordings of manager connections as an exchange.",
        discussion: """
            Listens as the manager interface of an Asterisk would, and plays the recordings by their own pace as ever new \
            calls, whoever listens: what is missed is missed. Answers signing in, filters, requests for state, transfers \
            and click-to-call fittingly.
            """
    )

    @Argument(help: "Recordings (NAME.ami with NAME.timing beside it) or folders of them.", completion: .file())
    var recordings: [String]

    @Option(help: "The address to listen on.")
    var listen = "127.0.0.1:5038"

    @Option(help: "The manager user to accept.")
    var user = "svod"

    @Option(help: "A file with that user's secret in its first line.", completion: .file())
    var secretFile: String?

    @Option(help: "How many times as fast as recorded.")
    var speed = 1.0

    @Option(help: "Seconds between the end of one recording and the beginning of the next.")
    var gap = 1.0

    @Option(help: "Seconds between the beginnings of recordings, however long they last (instead of --gap).")
    var every: Double?

    @Option(help: "How many recordings to play in all; without it each once, or for ever with --loop.")
    var count: Int?

    @Flag(help: "Begin again after the last recording.")
    var loop = false

    @Option(help: "Draw ringing out so many times, and talking three times as much.")
    var stretch = 1

    @Option(help: "Who calls: recorded, distinct (a new number each time), or the number of people of a town.")
    var callers = "recorded"

    func validate() throws {
        guard speed > 0, gap >= 0, every ?? 1 > 0, stretch > 0 else {
            throw ValidationError("Speed, gap, every and stretch are positive numbers.")
        }
        guard (try? people) != nil else { throw ValidationError("--callers is recorded, distinct or a number.") }
        guard address != nil else { throw ValidationError("--listen is an address and a port, 127.0.0.1:5038.") }
    }

    func run() async throws {
        let scenes = try recordings.flatMap { try Scene.loadAll($0) }
            .map { stretch > 1 ? $0.stretched(ringing: stretch, talking: stretch * 3) : $0 }
        guard let (host, port) = address, let banner = scenes.first?.banner else { return }
        var logger = Logger(label: "svod.replay")
        logger.logLevel = .info
        let settings = ReplaySettings(username: user, secret: try secret, banner: banner)
        let exchange = ReplayExchange(settings: settings, scenes: scenes)
        let server = try await ReplayServer.bind(exchange, host: host, port: port, logger: logger)
        let player = ReplayPlayer(exchange, programme: try programme(scenes), speed: speed)
        logger.info(
            "Playing recordings as an exchange",
            metadata: ["port": "\(server.port)", "recordings": "\(scenes.count)"]
        )
        let group = ServiceGroup(
            services: [server, player],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        try await group.run()
    }

    private func programme(_ scenes: [Scene]) throws -> Programme {
        let pace = every.map { Programme.Pace.interval(.seconds($0)) } ?? .gap(.seconds(gap))
        var programme = Programme(scenes: scenes, pace: pace, callers: try people)
        if loop || count != nil { programme.count = count }
        return programme
    }

    private var people: ProgrammeCallers {
        get throws {
            switch callers {
            case "recorded": return .asRecorded
            case "distinct": return .distinct
            default:
                guard let people = Int(callers), people > 0 else {
                    throw SvodError(.invalidInput, "--callers \(callers) is neither recorded nor distinct nor a number")
                }
                return .town(people)
            }
        }
    }

    private var address: (host: String, port: Int)? {
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        return (listen[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]")), port)
    }

    /// The secret of `--secret-file`, else the one that everybody knows: nothing real is behind this exchange.
    private var secret: Secret {
        get throws {
            guard let secretFile else { return Secret("svod") }
            guard let text = try? String(contentsOfFile: secretFile, encoding: .utf8) else {
                throw SvodError(.notFound, "\(secretFile): cannot be read")
            }
            return Secret(String(text.prefix { !$0.isNewline }))
        }
    }
}
