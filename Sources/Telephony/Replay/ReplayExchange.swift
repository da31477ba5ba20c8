package import Domain
import Synchronization

/// An exchange that plays recordings: it knows its listeners, what is being played to them, and answers what they ask.
/// No sockets and no clock of its own: ``ReplayServer`` brings the one, ``ReplayPlayer`` or a test the other.
package final class ReplayExchange: Sendable {
    struct World {
        var stage = ReplayStage()
        var clients: [Int: ReplayClient] = [:]
        var nextClient = 1
        var isBooting: Bool
        var logins = 0
        var refusedLogins = 0
        var writing = ReplayWriting.whole
        /// The stage's clock as it was last told.
        var now = Duration.zero
    }

    let settings: ReplaySettings
    let scenes: [String: Scene]
    let wall: WallClock
    let world: Mutex<World>
    /// What listeners have asked for, in order, signing in and keeping alive left out.
    package let actions: AsyncStream<ReplayedAction>
    let asked: AsyncStream<ReplayedAction>.Continuation

    /// Creates an exchange that can play `scenes`, and uses them for what transfers and click-to-call do.
    package init(settings: ReplaySettings, scenes: [Scene], wall: WallClock = .system) {
        self.settings = settings
        self.scenes = Dictionary(scenes.map { ($0.name, $0) }) { first, _ in first }
        self.wall = wall
        self.world = Mutex(World(isBooting: settings.isBooting))
        (self.actions, self.asked) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1000))
    }

    /// How often somebody has signed in.
    package var logins: Int { world.withLock { $0.logins } }

    /// How often somebody was refused.
    package var refusedLogins: Int { world.withLock { $0.refusedLogins } }

    /// How many connections are signed in now.
    package var listeners: Int { world.withLock { $0.clients.values.count { $0.isSignedIn } } }

    /// The number of channels alive in what is played.
    package var channels: Int { world.withLock { StageState($0.stage.plays).channels.count } }

    /// Takes in a new connection and greets it.
    func connect() -> ReplayClient {
        world.withLock { world in
            let client = ReplayClient(number: world.nextClient, backlog: settings.backlog, writing: world.writing)
            world.nextClient += 1
            world.clients[client.number] = client
            client.send(Array("\(settings.banner)\r\n".utf8))
            return client
        }
    }

    /// Forgets a connection.
    func disconnect(_ client: ReplayClient) {
        world.withLock { $0.clients[client.number] = nil }
    }

    /// Sends `events` to everybody who wants them. Called with the world locked, so that lists and events agree.
    static func broadcast(_ events: [StagedEvent], to world: borrowing World) {
        for event in events { for client in world.clients.values { client.offer(event) } }
    }
}
