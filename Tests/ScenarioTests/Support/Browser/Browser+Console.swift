/// What people do in svod's console.
extension Browser {
    /// Signs in by keyboard as `person`, sits down at their phone, and waits for the page they begin at to hear events.
    func signIn(_ person: Staff, at scenario: Scenario, port: Int = Scenario.consolePort) async throws {
        try await open("\(scenario.scheme)://\(scenario.address):\(port)/")
        try await wait("the sign-in form", "document.activeElement?.id === 'login'")
        try await type(person.login)
        try await press("Tab")
        try await type(person.password)
        try await press("Enter")
        try await wait("the choice of a phone", "location.pathname === '/phone'")
        if person.phone != nil { try await click("input[name=phone]") }
        try await click("button[type=submit]")
        try await wait("the first page", "!['/phone', '/sign-in'].includes(location.pathname)")
        if person.phone != nil { try await hearsEvents() }
    }

    /// Waits until the page hears events.
    func hearsEvents() async throws {
        try await wait("the page hears events", "document.querySelector('[data-wire]')?.dataset.state === 'up'")
    }

    /// Waits until the card in the middle is of a call in `state`.
    func cardIs(_ state: String) async throws {
        try await wait(
            "a card of a call that is \(state)",
            "document.querySelector('[data-card]')?.dataset.state === '\(state)'"
        )
    }

    /// Waits until a row of the queue's group `group` shows `text`.
    func queue(_ group: String, shows text: String) async throws {
        let row = "[data-queue-group='\(group)']"
        try await wait(
            "\(text) in the queue of \(group)",
            "document.querySelector(\"\(row)\")?.innerText.includes('\(text)')"
        )
    }

    /// The value of a field of the card.
    func field(_ name: String) async throws -> String {
        try await text("document.querySelector('[data-field=\(name)]').value")
    }
}
