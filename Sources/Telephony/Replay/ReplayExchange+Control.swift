import Domain
import Synchronization

/// How tests and the player move what is played.
extension ReplayExchange {
    /// The scene of recording `name`.
    ///
    /// - Throws: ``SvodError/Code/notFound`` when no such recording was loaded.
    package func scene(_ name: String) throws -> Scene {
        guard let scene = scenes[name] else { throw SvodError(.notFound, "There is no recording named \(name)") }
        return scene
    }

    /// Brings a scene onto the stage, to go on only as ``play(_:through:)`` tells it.
    package func cue(_ scene: Scene, numbers: [String: String] = [:]) -> PlayID {
        world.withLock { $0.stage.add(scene, at: nil, second: second, numbers: numbers) }
    }

    /// Brings a scene onto the stage that begins at `moment` of the stage's clock.
    package func start(_ scene: Scene, at moment: Duration, numbers: [String: String] = [:]) {
        world.withLock { _ = $0.stage.add(scene, at: moment, second: second, numbers: numbers) }
    }

    /// Plays `play` through the point `cut`, at once, and answers the Uniqueid of the play's first channel.
    ///
    /// - Throws: ``SvodError/Code/notFound`` when the point does not come any more.
    @discardableResult
    package func play(_ play: PlayID, through cut: SceneCut = .end) throws -> String {
        try world.withLock { world in
            guard let current = world.stage.plays[play], let index = cut.index(in: current) else {
                throw SvodError(.notFound, "The play has no further \(cut)")
            }
            let first = current.firstUniqueID
            Self.broadcast(world.stage.advance(play, through: index), to: world)
            return first
        }
    }

    /// Plays everything that is due by `moment` of the stage's clock.
    package func advance(to moment: Duration) {
        world.withLock { world in
            world.now = moment
            Self.broadcast(world.stage.advance(to: moment), to: world)
        }
    }

    /// When the next event by the clock is due.
    package var nextDue: Duration? { world.withLock { $0.stage.nextDue } }

    /// The exchange has booted: those who are signed in are told.
    package func boot() {
        world.withLock { world in
            world.isBooting = false
            for client in world.clients.values where client.isSignedIn { client.send(Self.fullyBooted) }
        }
    }

    /// Changes how is written to every listener, those to come included.
    package func write(_ writing: ReplayWriting) {
        world.withLock { world in
            world.writing = writing
            for client in world.clients.values { client.writing = writing }
        }
    }

    /// Does `fault` to every connection there is.
    package func inject(_ fault: ReplayFault) {
        world.withLock { world in
            for client in world.clients.values { client.suffer(fault) }
        }
    }

    /// The present second since 1970.
    var second: Int64 { wall.now().microseconds / 1_000_000 }
}

extension ReplayClient {
    fileprivate func suffer(_ fault: ReplayFault) {
        switch fault {
        case .reset: finish(.reset)
        case .halfClose: finish(.halfClose)
        case .close: finish(.close)
        case .garbage(let bytes): send(bytes)
        case .cut:
            send(Array("Event: Newchannel\r\nPrivilege: call,all\r\nChannel: PJSIP/tru".utf8))
            finish(.close)
        }
    }
}

extension Play {
    /// The Uniqueid of its first channel as its cast plays it.
    fileprivate var firstUniqueID: String {
        for (index, event) in scene.events.enumerated() where event.name == "Newchannel" {
            for line in HeaderLines(staged(index).bytes) where line.name.elementsEqual("Uniqueid".utf8) {
                return String(decoding: line.value, as: UTF8.self)
            }
        }
        return ""
    }
}
