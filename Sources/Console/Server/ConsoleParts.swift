package import Domain
package import Records
package import Store

/// What the groups of pages are built from. Everything comes from outside, so that tests choose it.
package struct ConsoleParts: Sendable {
    /// The store.
    package let engine: any Engine
    /// The time of day.
    package let clock: WallClock
    /// The settings.
    package let settings: ConsoleSettings
    /// What pages are made with.
    package let pages: Pages
    /// The static files.
    package let files: StaticFiles
    /// The sessions.
    package let sessions: SessionKeeper
    /// The passwords.
    package let passwords: Passwords
    /// Who may try a password again, and when.
    package let attempts: AttemptLimit
    /// The live events.
    package let live: LiveHub
    /// The states of the daemon's parts.
    package let parts: PartRegistry
    /// Where held streams are tried again; nil where none runs.
    package let inbox: InboxPipeline?
    /// The folder of templates, texts and files.
    let resources: ResourceFolder
    /// How numbers that people type in are read.
    package let plan: NumberingPlan

    /// Reads the resources and builds what stands on them. Throws `invalidConfiguration` when a template, a text or a
    /// setting does not fit.
    package init(
        engine: any Engine,
        tailer: JournalTailer,
        clock: WallClock,
        settings: ConsoleSettings,
        parts: PartRegistry,
        inbox: InboxPipeline? = nil,
        plan: NumberingPlan = NumberingPlan(),
        waiting: any Clock<Duration> = .continuous,
        random: @escaping @Sendable (Int) -> [UInt8] = ConsoleParts.systemRandom
    ) throws {
        let resources = try settings.resources.map(ResourceFolder.init(path:)) ?? .besideExecutable()
        let catalogues = try Catalogues(resources: resources)
        let files = try StaticFiles(resources: resources, catalogues: catalogues)
        self.engine = engine
        self.clock = clock
        self.settings = settings
        self.files = files
        self.parts = parts
        self.inbox = inbox
        self.resources = resources
        self.plan = plan
        pages = Pages(
            templates: try Templates(resources: resources, catalogues: catalogues),
            catalogues: catalogues,
            staticBase: files.base,
            zone: settings.zone,
            clock: clock,
            isRehearsal: settings.isRehearsal
        )
        passwords = try Passwords(random: random)
        attempts = AttemptLimit()
        sessions = SessionKeeper(engine: engine, clock: clock, settings: settings) { SecureText.hex(random(32)) }
        live = LiveHub(engine: engine, tailer: tailer, painter: .console(clock: clock), waiting: waiting)
        token = { SecureText.hex(random(32)) }
    }

    /// Makes a token of 256 random bits, in hexadecimal.
    package let token: @Sendable () -> String

    /// Random bytes of the system's generator.
    package static let systemRandom: @Sendable (Int) -> [UInt8] = { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// What stands before the pages.
    package var door: Door {
        Door(
            pages: pages,
            findSession: sessions.find(token:),
            touch: sessions.touch(_:),
            position: { [live] in live.position },
            language: settings.language
        )
    }

    /// Runs `body` in a transaction of the console's lane as `editor`.
    package func edit<Result: Sendable>(
        by staff: StaffID,
        _ body: @escaping @Sendable (StaffEditor) throws -> Result
    ) async throws -> Result {
        let now = clock.now()
        return try await engine.write(.realtime) { connection in
            try body(StaffEditor(connection: connection, at: now, actor: staff))
        }
    }
}
