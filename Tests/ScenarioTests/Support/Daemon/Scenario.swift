import Domain
import Foundation
import Glibc
import Logging
import Store
import Telephony
import TestSupport

/// The built program in a folder of its own, an exchange in front of it that the test plays, and its store.
final class Scenario: Sendable {
    /// The folder of configuration, secrets, store and log.
    let folder: URL
    /// The loopback address of the program's faces.
    let address: String
    /// The exchange.
    let exchange: ReplayExchange
    /// The exchange's port.
    let exchangePort: Int
    /// How this scenario differs.
    let options: ScenarioOptions
    private let manager: ServiceManager
    private let postgres: TestStore?

    static let consolePort = 8080
    /// How browsers speak to the console.
    var scheme: String { options.hasTLS ? "https" : "http" }
    static let opsPort = 9464
    static let onecPort = 8085
    static let intakePort = 8086
    static let intakeKey = "S3cret-of-the-shop"

    private init(
        _ options: ScenarioOptions,
        folder: URL,
        address: String,
        exchange: ReplayExchange,
        port: Int,
        postgres: TestStore?
    ) throws {
        self.options = options
        self.folder = folder
        self.address = address
        self.exchange = exchange
        self.exchangePort = port
        self.postgres = postgres
        manager = try ServiceManager(path: folder.appendingPathComponent("notify").path)
    }

    /// Lends a scenario whose exchange stands; nothing of svod runs yet.
    static func with(
        _ options: ScenarioOptions = ScenarioOptions(),
        _ body: (Scenario) async throws -> Void
    ) async throws {
        let address = LoopbackAddress.next()
        let settings = ReplaySettings(secret: Secret(options.secret))
        let exchange = ReplayExchange(settings: settings, scenes: try Fixtures.scenes())
        let server = try await ReplayServer.bind(exchange, host: address, logger: .silent)
        let folder = URL(fileURLWithPath: "/tmp/svod-scenario-\(address)")
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            func lend(_ postgres: TestStore?) async throws {
                let scenario = try Scenario(
                    options,
                    folder: folder,
                    address: address,
                    exchange: exchange,
                    port: server.port,
                    postgres: postgres
                )
                try scenario.writeFiles()
                do { try await body(scenario) } catch { throw Told(error, log: scenario.logTail) }
            }
            switch options.engine {
            case .sqlite: try await lend(nil)
            case .postgres: try await TestStore.with(.postgres) { try await lend($0) }
            }
        }
    }

    /// An error with the end of the program's log.
    private struct Told: Error, CustomStringConvertible {
        let description: String

        init(_ error: any Error, log: String) { description = "\(error)\n--- the program's log:\n\(log)" }
    }
}

// MARK: - The program

extension Scenario {
    /// The program's log so far.
    var log: String { (try? String(contentsOf: logFile, encoding: .utf8)) ?? "" }

    private var logTail: String { log.split(separator: "\n").suffix(40).joined(separator: "\n") }
    private var logFile: URL { folder.appendingPathComponent("svod.log") }

    /// The configuration file.
    var configuration: URL { folder.appendingPathComponent("svod.yaml") }

    /// Starts the program, without waiting for anything.
    func launch(environment further: [String: String] = [:]) throws -> DaemonProcess {
        let usual = [
            "NOTIFY_SOCKET": manager.path, "RUNTIME_DIRECTORY": folder.appendingPathComponent("run").path,
        ]
        let environment = usual.merging(further) { _, new in new }
        let run = ["run", "--config", configuration.path] + (options.rehearsal.map { ["--rehearsal", $0] } ?? [])
        guard let megabytes = options.diskMegabytes else {
            return try DaemonProcess(DaemonProcess.program, run, environment: environment, log: logFile)
        }
        let script = "mount -t tmpfs -o size=\(megabytes)m svod \"$0\" && exec \"$@\""
        return try DaemonProcess(
            URL(fileURLWithPath: "/usr/bin/unshare"),
            ["-m", "sh", "-c", script, stateFolder.path, DaemonProcess.program.path] + run,
            environment: environment,
            log: logFile
        )
    }

    /// Starts the program and waits until it says that it is ready.
    @discardableResult
    func start(environment: [String: String] = [:]) async throws -> DaemonProcess {
        let process = try launch(environment: environment)
        try await hear("READY=1", from: process)
        return process
    }

    /// Waits for a line that the program tells its service manager.
    func hear(_ line: String, from process: DaemonProcess) async throws {
        do { _ = try await manager.hear(line, from: process) } catch {
            process.send(SIGKILL)
            throw error
        }
    }

    /// Starts the program, lends it, and stops it as a service manager does; it must end well.
    func running(_ body: (DaemonProcess) async throws -> Void) async throws {
        let process = try await start()
        do { try await body(process) } catch {
            process.send(SIGKILL)
            _ = await process.end()
            throw error
        }
        process.send(SIGTERM)
        let ending = await process.end()
        guard ending == .exited(0) else { throw NeverHappened(what: "A clean end, not \(ending)", within: .zero) }
    }

    /// Kills the program as a power cut does, and waits until it is gone.
    func kill(_ process: DaemonProcess) async {
        process.send(SIGKILL)
        _ = await process.end()
    }
}

// MARK: - What it shows and keeps

extension Scenario {
    /// Where its file stands.
    var stateFolder: URL { folder.appendingPathComponent("state") }
    private var storeFile: String { stateFolder.appendingPathComponent("svod.sqlite").path }

    /// Opens the store beside the program, as its commands do.
    func withStore<Result: Sendable>(_ body: (any Engine) async throws -> Result) async throws -> Result {
        let options = SQLiteOptions(access: .visitor, readers: 1)
        let engine: any Engine =
            if let postgres { try await postgres.open(access: .visitor) } else {
                try await SQLiteEngine(path: storeFile, options: options)
            }
        do {
            let result = try await body(engine)
            await engine.close()
            return result
        } catch {
            await engine.close()
            throw error
        }
    }

    /// What `/healthz` says of the part named `name`: its state and the reason.
    func part(_ name: String) async throws -> (state: String, reason: String, counters: [String: Int])? {
        let answer = try await HTTPWire.ask("GET", "/healthz", of: address, port: Self.opsPort)
        let report = try answer.json() as? [String: Any]
        let parts = report?["parts"] as? [[String: Any]] ?? []
        return parts.first { $0["name"] as? String == name }.map {
            ($0["state"] as? String ?? "", $0["reason"] as? String ?? "", $0["counters"] as? [String: Int] ?? [:])
        }
    }

    /// What `/metrics` prints.
    func metrics() async throws -> String {
        try await HTTPWire.ask("GET", "/metrics", of: address, port: Self.opsPort).text
    }

    /// Waits until the line to the exchange is up.
    func lineIsUp() async throws {
        try await eventually("The line is up") { try await self.part("ami:main")?.state == "up" }
    }
}

// MARK: - Its files

extension Scenario {
    private func writeFiles() throws {
        for name in ["run", "state"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(name),
                withIntermediateDirectories: true
            )
        }
        try write("ami-secret", options.toldSecret ?? options.secret)
        if options.hasOneC { try write("onec-secret", "S3cret-1C") }
        if options.hasIntake { try write("shop-key", Self.intakeKey) }
        if options.hasTLS { try writeCertificate() }
        for person in Staff.all { try write("password-\(person.login)", person.password) }
        try write("svod.yaml", settings)
        guard let funnels = options.funnels else { return }
        let place = folder.appendingPathComponent("funnels")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try write("funnels/company.yaml", funnels)
    }

    /// Writes a file that only its owner reads.
    func write(_ name: String, _ text: String) throws {
        let place = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: place)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
    }

    /// A certificate that signs itself, and its key.
    private func writeCertificate() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=console", "-addext", "subjectAltName=IP:\(address)", "-keyout",
            "\(folder.path)/console.key", "-out", "\(folder.path)/console.pem",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NeverHappened(what: "A certificate", within: .zero) }
    }

    private var consoleTLS: String {
        guard options.hasTLS else { return "" }
        return ", tls: {certificate: \(folder.path)/console.pem, key: \(folder.path)/console.key}"
    }

    /// The configuration in which the program runs.
    var settings: String {
        let cdr = options.cdr.map { "\n    cdr: {csv: \(folder.path)/\($0), utc_offset: \"+00:00\"}" } ?? ""
        return """
            store: {\(storeSettings)}
            console: {listen: "\(address):\(Self.consolePort)"\(consoleTLS)}
            ops: {listen: "\(address):\(Self.opsPort)"}
            exchanges:
              - name: main
                host: \(address)
                port: \(exchangePort)
                user: svod
                secret: {file: \(folder.path)/ami-secret}
                country: RU
                city_code: "812"
                dialplan: {trunks: [trunk]}
                timing: \(options.timing)\(cdr)
            channels:
              - {number: "+7 812 555-01-01", channel: Яндекс Директ, campaign: Двери весна}
            leads:
              topics:
                - Новый заказ
                - Вопрос по заказу
                - Рекламация
                - {name: Другое, ask: true}
            \(options.leads)
            \(options.funnels == nil ? "" : "funnels: funnels")
            \(onecSettings)
            \(options.further)
            \(intakeSettings)
            log: {level: debug}
            seed:
              departments: [Колл-центр, Отдел дверей, Отдел ворот]
              staff:
            \(Staff.all.map { $0.settings(in: folder) }.joined(separator: "\n"))
            """
    }

    private var onecSettings: String {
        guard options.hasOneC else { return "" }
        return """
            onec:
              listen: "\(address):\(Self.onecPort)"
              folder: \(folder.path)/onec
              exchanges: [{name: ut, user: svod, password: {file: \(folder.path)/onec-secret}}]
              folders: [{path: \(folder.path)/drop, exchange: ut}]
            """
    }

    private var intakeSettings: String {
        guard options.hasIntake else { return "" }
        return """
            intake:
              listen: "\(address):\(Self.intakePort)"
              try: true
              sites: [{name: shop, key: {file: \(folder.path)/shop-key}, channel: Сайт, rate: 100000}]
            """
    }

    private var storeSettings: String {
        guard let postgres else { return "sqlite: \(storeFile)" }
        let pairs = postgres.place.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1) }
        let place = Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), String($0[1])) })
        return """
            postgres: {host: \(place["host"] ?? ""), user: \(place["user"] ?? ""), \
            database: \(place["dbname"] ?? ""), tls: disable}
            """
    }
}
