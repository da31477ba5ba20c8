import Foundation
import Testing

/// What a person does with a page, and sees of it.
extension Browser {
    /// Goes to `address`.
    func open(_ address: String) async throws { try await ask("POST", "/url", ["url": address]) }

    /// Loads the page again.
    func reload() async throws { try await ask("POST", "/refresh") }

    /// The address of the page.
    func address() async throws -> String { try await ask("GET", "/url") as? String ?? "" }

    /// What `expression` is in the page.
    @discardableResult
    func value(_ expression: String, _ arguments: [Any] = []) async throws -> Any {
        try await ask("POST", "/execute/sync", ["script": "return (\(expression));", "args": arguments])
    }

    /// The text of `expression`.
    func text(_ expression: String) async throws -> String { try await value(expression) as? String ?? "" }

    /// Waits until `condition` is true in the page: asked again at each change of the page. A page that is left while
    /// it is asked forgets the question, so that it is put anew every second.
    func wait(_ what: String, _ condition: String, within limit: Duration = .seconds(60)) async throws {
        let script = """
            const done = arguments[arguments.length - 1];
            const holds = () => { try { return !!(\(condition)); } catch { return false; } };
            const end = (answer) => { observer.disconnect(); clearInterval(timer); done(answer); };
            const start = performance.now();
            const look = () => { if (holds()) end(true); else if (performance.now() - start > 1000) end(false); };
            const observer = new MutationObserver(look);
            observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            const timer = setInterval(look, 25);
            look();
            """
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            do {
                let answer = try await ask("POST", "/execute/async", ["script": script, "args": []])
                if answer as? Bool == true { return }
            } catch let failure as BrowserFailure where Browser.passing.contains(failure.what) {
                continue
            }
        }
        let shown = try await text("document.body.innerText.slice(0, 2500)")
        throw BrowserFailure(what: "never: \(what) (\(condition))", more: "\(try await address())\n\(shown)")
    }

    /// What a question is answered with while one page is left for another.
    private static let passing = ["script timeout", "javascript error", "stale element reference"]

    /// Waits for an element, and clicks on it where a mouse would.
    func click(_ selector: String) async throws {
        try await wait(
            "\(selector) can be clicked",
            """
            (() => { const e = \(find(selector)); if (!e || e.offsetParent === null || e.disabled) return false;
              e.scrollIntoView({ block: 'nearest', inline: 'nearest' }); return true; })()
            """
        )
        try await tell(selector, "click")
    }

    /// Has an element do something. The page may put another in its place at any moment: then that one is told.
    private func tell(_ selector: String, _ deed: String, _ parameters: [String: Any] = [:]) async throws {
        for _ in 1...8 {
            do {
                try await ask("POST", "/element/\(try await element(selector))/\(deed)", parameters)
                return
            } catch let failure as BrowserFailure where failure.what == "stale element reference" {
                try await wait("\(selector) is there again", find(selector))
            }
        }
        throw BrowserFailure(what: "\(selector) is replaced again and again", more: try await address())
    }

    /// Types `text` into the field `selector`.
    func type(_ text: String, into selector: String) async throws {
        try await wait("\(selector) is there", find(selector))
        try await tell(selector, "value", ["text": text])
    }

    /// Types `text` wherever the focus is.
    func type(_ text: String) async throws {
        for character in text {
            try await command("Input.insertText", ["text": String(character)])
        }
    }

    /// Presses a key by its place on the keyboard (`KeyT`, `Enter`, `Digit1`), whatever letter the layout puts there.
    func press(
        _ code: String,
        key: String? = nil,
        alt: Bool = false,
        shift: Bool = false,
        control: Bool = false
    )
        async throws
    {
        let modifiers = (alt ? 1 : 0) + (control ? 2 : 0) + (shift ? 8 : 0)
        let named = Browser.keys[code]
        let letter = key ?? named?.key ?? String(code.suffix(1)).lowercased()
        var event: [String: Any] = [
            "code": code, "key": letter, "modifiers": modifiers,
            "windowsVirtualKeyCode": named?.number ?? Int(code.suffix(1).unicodeScalars.first?.value ?? 0),
        ]
        let text = named?.text ?? (named == nil && !alt && !control ? letter : "")
        event["type"] = text.isEmpty ? "rawKeyDown" : "keyDown"
        if !text.isEmpty { event["text"] = text }
        try await command("Input.dispatchKeyEvent", event)
        event["type"] = "keyUp"
        event["text"] = nil
        try await command("Input.dispatchKeyEvent", event)
    }

    private static let keys: [String: (key: String, number: Int, text: String)] = [
        "Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, ""), "Tab": ("Tab", 9, ""),
        "ArrowDown": ("ArrowDown", 40, ""), "ArrowUp": ("ArrowUp", 38, ""), "ArrowRight": ("ArrowRight", 39, ""),
        "ArrowLeft": ("ArrowLeft", 37, ""), "Space": (" ", 32, " "), "Slash": ("/", 191, "/"),
    ]

    /// Sends a command of the DevTools protocol.
    @discardableResult
    func command(_ name: String, _ parameters: [String: Any] = [:]) async throws -> Any {
        try await ask("POST", "/goog/cdp/execute", ["cmd": name, "params": parameters])
    }

    /// Takes on a size and what the operating system says of colours and motion.
    func look(_ look: BrowserLook) async throws {
        try await command(
            "Emulation.setDeviceMetricsOverride",
            ["width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false]
        )
        try await command(
            "Emulation.setEmulatedMedia",
            [
                "features": [
                    ["name": "prefers-color-scheme", "value": look.scheme],
                    ["name": "prefers-reduced-motion", "value": look.reducesMotion ? "reduce" : "no-preference"],
                ]
            ]
        )
    }

    /// A picture of what is seen, as PNG.
    func picture() async throws -> Data {
        let text = try await ask("GET", "/screenshot") as? String ?? ""
        return Data(base64Encoded: text) ?? Data()
    }

    /// The errors that the page has written on its console since last asked.
    func complaints() async throws -> [String] {
        let entries = try await ask("POST", "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return entries.filter { $0["level"] as? String == "SEVERE" }.compactMap { $0["message"] as? String }
    }

    /// Leaves a picture for whoever looks after a failure, where the environment names a folder for it.
    func leavePicture(of error: any Error) async {
        guard let folder = ProcessInfo.processInfo.environment["SVOD_PICTURES"], let data = try? await picture() else {
            return
        }
        try? data.write(to: URL(fileURLWithPath: "\(folder)/failure-\(UUID().uuidString.prefix(6)).png"))
    }

    private func element(_ selector: String) async throws -> String {
        let found = try await ask("POST", "/element", ["using": "css selector", "value": selector])
        return (found as? [String: Any])?.values.compactMap { $0 as? String }.first ?? ""
    }

    private func find(_ selector: String) -> String {
        "document.querySelector(\"\(selector.replacingOccurrences(of: "\"", with: "\\\""))\")"
    }
}
