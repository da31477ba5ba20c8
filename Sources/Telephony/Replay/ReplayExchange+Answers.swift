import Domain
import Synchronization

/// How a replayed exchange answers.
extension ReplayExchange {
    /// Takes one action of `client`.
    func receive(_ message: AMIMessage, from client: ReplayClient) {
        let action = ReplayedAction(message)
        let name = action.name.lowercased()
        if !["login", "challenge", "ping"].contains(name) { asked.yield(action) }
        guard !settings.silentActions.contains(name) else { return }
        world.withLock { world in
            switch name {
            case "challenge": challenge(action, client)
            case "login": signIn(action, client, &world)
            case _ where !client.isSignedIn: refuse(action, client, "Permission denied")
            case "logoff":
                respond("Goodbye", action, client, [("Message", "Thanks for all the fish.")])
                client.finish(.close)
            case "ping": respond("Success", action, client, [("Ping", "Pong")])
            case "events": listen(action, client)
            case "filter": filter(action, client)
            default: answer(name, action, client, &world)
            }
        }
    }

    private func answer(_ name: String, _ action: ReplayedAction, _ client: ReplayClient, _ world: inout World) {
        let lists = StageLists(state: StageState(world.stage.plays), isOld: settings.isOld)
        if let list = lists.answer(to: name) {
            respond("Success", action, client, [("EventList", "start"), ("Message", list.message)])
            for event in list.events {
                client.send(ReplayLines.bytes(event + [("ActionID", action["ActionID"] ?? "")]))
            }
            let items = [
                ("Event", list.complete), ("ActionID", action["ActionID"] ?? ""), ("EventList", "Complete"),
                ("ListItems", "\(list.events.count)"),
            ]
            client.send(ReplayLines.bytes(items))
        } else if !direct(name, action, client, lists.state, &world) {
            refuse(action, client, "Invalid/unknown command: \(action.name).")
        }
    }

    private func challenge(_ action: ReplayedAction, _ client: ReplayClient) {
        guard !settings.refusesChallenge else {
            return refuse(action, client, "Must specify AuthType")
        }
        let challenge = "\(100_000_000 + client.number % 1000 * 799_919)"
        client.challenge = challenge
        respond("Success", action, client, [("Challenge", challenge)])
    }

    private func signIn(_ action: ReplayedAction, _ client: ReplayClient, _ world: inout World) {
        let isKnown = action["Username"] == settings.username
        let key = client.challenge.map { AMISignIn.key(challenge: $0, secret: settings.secret) }
        let isRight = action["Key"].map { $0 == key } ?? (action["Secret"] == settings.secret.exposed)
        guard isKnown, isRight else {
            world.refusedLogins += 1
            refuse(action, client, "Authentication failed")
            return client.finish(.close)
        }
        world.logins += 1
        client.signIn(mask: ReplayMask(action["Events"] ?? "on"))
        respond("Success", action, client, [("Message", "Authentication accepted")])
        if !world.isBooting { client.send(Self.fullyBooted) }
    }

    private func listen(_ action: ReplayedAction, _ client: ReplayClient) {
        let mask = ReplayMask(action["EventMask"] ?? "on")
        client.listen(to: mask)
        respond("Success", action, client, [("Events", mask == .nothing ? "Off" : "On")])
    }

    private func filter(_ action: ReplayedAction, _ client: ReplayClient) {
        guard !settings.refusesFilters else { return refuse(action, client, "Permission denied") }
        guard action["Operation"]?.lowercased() == "add", let filter = EventFilter(action["Filter"] ?? "") else {
            return refuse(action, client, "Filter could not be added")
        }
        client.add(filter)
        respond("Success", action, client, [("Message", "Filter added successfully")])
    }

    func respond(_ kind: String, _ action: ReplayedAction, _ client: ReplayClient, _ rest: [(String, String)]) {
        client.send(ReplayLines.response(kind, to: action["ActionID"], rest))
    }

    func refuse(_ action: ReplayedAction, _ client: ReplayClient, _ message: String) {
        respond("Error", action, client, [("Message", message)])
    }
}
