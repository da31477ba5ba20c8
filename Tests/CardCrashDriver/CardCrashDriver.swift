import Domain
import Funnels
import Glibc
import Logging
import Records
import Store
import Synchronization
import TestSupport

/// A small daemon for the kill tests of cards: lives through a ``ChanceStory`` from a step on, fires what falls due, and
/// says each step on a line of standard output after the store has it.
///
/// Usage: `CardCrashDriver sqlite|postgres PLACE SEED LENGTH FIRST START CALENDAR`.
@main struct CardCrashDriver {
    let engine: any Engine
    let commands: CardCommands
    let timers: TimerWorker
    let person: StaffID

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 8, let seed = UInt64(arguments[3]), let length = Int(arguments[4]),
            let first = Int(arguments[5]), let start = Int64(arguments[6])
        else { exit(64) }
        let engine: any Engine =
            arguments[1] == "sqlite"
            ? try await SQLiteEngine(path: arguments[2]) : try await PostgresEngine(arguments[2])
        let story = ChanceStory(seed: seed, length: length)
        let clock = Moved(Timestamp(seconds: start))
        clock.set(to: Timestamp(seconds: start + Int64(first > 0 ? story.steps[first - 1].at : 0)))
        let driver = try await CardCrashDriver(engine, arguments[7] + story.text, clock.wallClock)
        for number in first..<length {
            clock.set(to: Timestamp(seconds: start + Int64(story.steps[number].at)))
            try await driver.act(story.steps[number].deed)
            try await driver.timers.fireDue()
            say("ack \(number)")
        }
        await engine.close()
        say("end")
    }

    private init(_ engine: any Engine, _ text: String, _ clock: WallClock) async throws {
        let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: text)])
        let known = try await FunnelVersions.keep(set, in: engine, at: clock.now())
        let basis: @Sendable () -> FunnelBasis = { known }
        self.engine = engine
        commands = CardCommands(
            engine: engine,
            basis: basis,
            bus: EventBus().adding(FunnelBus(basis: basis).handler),
            clock: clock
        )
        timers = TimerWorker(
            engine: engine,
            handlers: [FunnelTimers(basis: basis, clock: clock).handler],
            wallClock: clock,
            logger: Logger(label: "driver") { _ in SwiftLogNoOpLogHandler() }
        )
        person = StaffID(1)
    }

    private func act(_ deed: ChanceStory.Deed) async throws {
        do {
            switch deed {
            case .create: _ = try await commands.create(NewCard(funnel: "any"), by: person)
            case .move(let choice, let stage):
                guard let card = try await number(choice) else { break }
                _ = try await commands.move(card, to: stage, by: person)
            case .edit(let choice, let number, let day):
                guard let card = try await self.number(choice) else { break }
                let start = CivilDate("2026-11-24")?.adding(days: day)
                let fields: [String: FieldValue?] = ["n": .int(Int64(number)), "day": start.map { .date($0) }]
                _ = try await commands.edit(card, fields, by: person)
            case .pay(let choice):
                guard let card = try await number(choice) else { break }
                let event = DomainEvent("payment.posted", of: .card(card), data: [:], source: .onec)
                try await commands.event(event, by: nil)
            case .touch(let choice):
                guard let card = try await number(choice) else { break }
                try await commands.touch(card, by: person)
            case .nothing: break
            }
        } catch is CardRefusal {
            // What the rules refuse leaves everything as it was.
        } catch let error as SvodError where error.code == .limitExceeded {
            // A loop of a funnel made by chance is refused whole.
        }
    }

    /// A card that there is; nil before the first one.
    private func number(_ choice: Int) async throws -> CardID? {
        let all: [CardID] = try await engine.read { connection in
            try connection.rows("SELECT id FROM card ORDER BY id").map { try $0.get("id") }
        }
        return all.isEmpty ? nil : all[choice % all.count]
    }

    /// Writes a line at once: what was said is said even when the process is killed after it.
    private static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}

/// A clock that stands where the story is.
private final class Moved: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ moment: Timestamp) { self.moment = Mutex(moment) }

    var wallClock: WallClock { WallClock { [self] in moment.withLock { $0 } } }

    func set(to moment: Timestamp) { self.moment.withLock { $0 = moment } }
}
