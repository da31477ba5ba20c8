import Domain
import FanOrders
import Funnels
import Glibc
import Logging
import Records
import Store
import TestSupport

/// A small daemon for the kill tests of groups: makes the deals of a story from a step on, compares each as the daemon
/// does, and says each step on a line of standard output after the store has it.
///
/// Usage: `FanCrashDriver sqlite|postgres PLACE LENGTH`.
@main struct FanCrashDriver {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let length = Int(arguments[3]) else { exit(64) }
        let engine: any Engine =
            arguments[1] == "sqlite"
            ? try await SQLiteEngine(path: arguments[2]) : try await PostgresEngine(arguments[2])
        let set = try FunnelReader.read([FunnelFile(name: "fan.yaml", text: FanTale.funnels)])
        let clock = ManualClock(Timestamp(seconds: 1_772_521_200))
        let (desk, logger) = (MatcherDesk(FanDesk()), Logger(label: "driver") { _ in SwiftLogNoOpLogHandler() })
        let fan = FanBasis(hands: CardHands { FunnelBasis(set: set) }, desk: desk)
        let watch = FanWatch(fan)
        let cards = CardCommands(
            engine: engine,
            basis: { FunnelBasis(set: set).watched(by: watch.card) },
            bus: EventBus(),
            clock: clock.wallClock
        )
        let reporter = PartRegistry(clock: clock.wallClock).register("fan")
        let handler = EnquiryHandler(fan, clock: clock.wallClock).inboxHandler
        let pipeline = InboxPipeline(engine: engine, handlers: [handler], clock: clock.wallClock, logger: logger)
        let worker = InboxWorker(pipeline: pipeline, logger: logger)
        try await IndexLoader(engine: engine, basis: fan, clock: clock.wallClock, logger: logger, reporter: reporter)
            .load()
        try await worker.handleReady()
        let first = try await engine.read { try $0.row("SELECT count(*) AS n FROM card")?.get("n") ?? 0 } as Int
        for number in first..<max(first, length) {
            let due = Timestamp(seconds: 1_772_521_200 + Int64(number) * 600)
            clock.advance(by: due - clock.timestamp)
            _ = try await cards.create(try await FanTale.deal(number, in: engine), by: StaffID(1))
            try await worker.handleReady()
            say("ack \(number)")
        }
        await engine.close()
        say("end")
    }

    private static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}
