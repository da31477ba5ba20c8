import Foundation
import Glibc

/// Debian's chromedriver as a child process. It starts a chromium for each session.
final class Chromedriver: Sendable {
    /// Whether this machine has a browser to drive. Says so aloud when it has not.
    static let isHere: Bool = {
        let isHere = [program, browser].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
        if !isHere { print("skipped: no chromium") }
        return isHere
    }()

    static let browser = "/usr/bin/chromium"
    private static let program = "/usr/bin/chromedriver"

    /// Where it listens on 127.0.0.1.
    let port: Int
    private let process: DaemonProcess

    /// Starts it on a free port, and waits until it listens. Its browsers live in `zone`.
    init(folder: URL, zone: String? = nil) async throws {
        let log = folder.appendingPathComponent("chromedriver-\(UUID().uuidString.prefix(8)).log")
        process = try DaemonProcess(
            URL(fileURLWithPath: Self.program),
            ["--port=0", "--log-level=SEVERE"],
            environment: ["TMPDIR": folder.path, "LC_ALL": "C.UTF-8"].merging(zone.map { ["TZ": $0] } ?? [:]) { $1 },
            log: log
        )
        var port: Int?
        try await eventually("chromedriver listens") {
            let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            guard let place = text.range(of: "started successfully on port ") else { return false }
            port = Int(text[place.upperBound...].prefix { $0.isNumber })
            return port != nil
        }
        self.port = port ?? 0
    }

    /// Ends it, and the browsers it has started.
    func stop() async {
        _ = try? await HTTPWire.ask("GET", "/shutdown", of: "127.0.0.1", port: port)
        process.send(SIGKILL)
        _ = await process.end()
    }
}
