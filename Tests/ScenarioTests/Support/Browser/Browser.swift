import Foundation

/// A real browser, driven over the WebDriver protocol (W3C WebDriver, sections 8 to 17).
///
/// Nothing here waits for time to pass: ``wait(_:_:)`` hands the page a promise that its own mutations settle.
final class Browser: Sendable {
    private let driver: Chromedriver
    private let session: String

    private init(driver: Chromedriver, session: String) {
        self.driver = driver
        self.session = session
    }

    /// Lends a browser of its own profile.
    static func with(
        _ look: BrowserLook = BrowserLook(),
        in scenario: Scenario,
        _ body: (Browser) async throws -> Void
    ) async throws {
        let driver = try await Chromedriver(folder: scenario.folder, zone: look.zone)
        do {
            let browser = try await open(look, driver, scenario)
            do { try await body(browser) } catch {
                await browser.leavePicture(of: error)
                try? await browser.quit()
                throw error
            }
            try await browser.quit()
        } catch {
            await driver.stop()
            throw error
        }
        await driver.stop()
    }

    private static func open(_ look: BrowserLook, _ driver: Chromedriver, _ scenario: Scenario) async throws -> Browser
    {
        let profile = scenario.folder.appendingPathComponent("browser-\(UUID().uuidString.prefix(8))").path
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
            "--no-proxy-server", "--disable-background-networking", "--disable-component-update", "--mute-audio",
            "--hide-scrollbars", "--force-device-scale-factor=1", "--user-data-dir=\(profile)",
            "--window-size=\(look.width),\(look.height)", "--lang=\(look.language)",
        ]
        let options: [String: Any] = [
            "binary": Chromedriver.browser, "args": arguments,
            "prefs": ["intl.accept_languages": look.language],
        ]
        let match: [String: Any] = [
            "browserName": "chrome", "acceptInsecureCerts": scenario.options.hasTLS,
            "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"],
            "timeouts": ["script": 3000, "pageLoad": 60_000],
        ]
        let answer = try await ask("POST", "/session", of: driver, ["capabilities": ["alwaysMatch": match]])
        guard let value = answer as? [String: Any], let session = value["sessionId"] as? String else {
            throw BrowserFailure(what: "No session", more: "\(answer)")
        }
        let browser = Browser(driver: driver, session: session)
        try await browser.look(look)
        return browser
    }

    private func quit() async throws { _ = try await ask("DELETE", "") }

    /// Asks `path` of the session.
    @discardableResult
    func ask(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any {
        try await Browser.ask(method, "/session/\(session)\(path)", of: driver, body)
    }

    private static func ask(
        _ method: String,
        _ path: String,
        of driver: Chromedriver,
        _ body: [String: Any]?
    ) async throws -> Any {
        let bytes = try body.map { Array(try JSONSerialization.data(withJSONObject: $0)) }
        let headers = [("Content-Type", "application/json; charset=utf-8")]
        let answer = try await HTTPWire.ask(
            method,
            path,
            of: "127.0.0.1",
            port: driver.port,
            headers: headers,
            body: method == "POST" ? bytes ?? Array("{}".utf8) : nil
        )
        let value = (try answer.json() as? [String: Any])?["value"] ?? NSNull()
        guard answer.status == 200 else {
            let words = value as? [String: Any]
            throw BrowserFailure(
                what: words?["error"] as? String ?? "status \(answer.status)",
                more: String((words?["message"] as? String ?? "").prefix(600))
            )
        }
        return value
    }
}

/// What the browser refused.
struct BrowserFailure: Error, CustomStringConvertible {
    let what: String
    let more: String

    var description: String { "the browser: \(what)\n\(more)" }
}
