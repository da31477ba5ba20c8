import Console
import Domain
import Ops
import Records

extension Daemon {
    /// What `svod user` asks of the running daemon.
    var staffHandlers: [ControlHandler] {
        let orders = StaffOrders(
            engine: engine,
            passwords: passwords,
            clock: clock,
            language: Language(live.current.console.language)
        )
        return StaffOrders.names.map { name in
            ControlHandler("user.\(name)") { try await orders.perform(name, $0.all) }
        }
    }

    /// Gives an empty store the departments and staff of the configuration's `seed:`.
    func plantSeed() async throws {
        let configuration = live.current
        guard let settings = configuration.seed else { return }
        let first = configuration.exchanges.first?.name
        let staff = settings.staff.map { person in
            StaffSeed.Person(
                name: person.name,
                login: person.login,
                password: person.password,
                department: person.department,
                phone: person.phone.flatMap { number in
                    (person.exchange ?? first).map { ExtensionBook.Phone(exchange: $0, extension: number) }
                },
                roles: person.roles
            )
        }
        let seed = StaffSeed(
            departments: settings.departments,
            staff: staff,
            language: Language(configuration.console.language)
        )
        _ = try await seed.plant(in: engine, passwords: passwords, at: clock.now())
    }
}
