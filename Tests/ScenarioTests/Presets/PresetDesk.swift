import Foundation
import TestSupport
import Testing

/// Somebody of a preset's company at a real browser: every step is a click, a key or a drag on the page that people see.
struct PresetDesk {
    let company: PresetCompany
    let browser: Browser

    /// Tuesday, in the middle of a working day in Moscow.
    static let start = "2026-03-03 10:00"

    /// Lends the company of `preset` on a Tuesday morning, and a browser before it; `zone` is the browser's, `further`
    /// stands below the configuration.
    static func with(
        _ preset: String,
        zone: String? = nil,
        further: String = "",
        _ body: (PresetDesk) async throws -> Void
    ) async throws {
        try await PresetCompany.with(preset, rehearsal: start, further: further) { company in
            try Data("Текст".utf8).write(to: company.scenario.folder.appendingPathComponent("бумага.txt"))
            var look = BrowserLook()
            look.zone = zone
            try await Browser.with(look, in: company.scenario) { browser in
                try await body(PresetDesk(company: company, browser: browser))
                let complaints = try await browser.complaints()
                #expect(complaints.filter { !$0.contains("422") } == [])
            }
        }
    }

    /// Sits down as somebody of the preset's `seed:`; whoever was here goes away.
    func sit(_ login: String) async throws {
        // The page goes first: what it still asks for would be refused to nobody.
        try await browser.command("Page.navigate", ["url": "about:blank"])
        try await browser.command("Network.clearBrowserCookies")
        try await open("")
        try await browser.wait("the sign-in form", "document.activeElement?.id === 'login'")
        try await browser.type(login)
        try await browser.press("Tab")
        try await browser.type(company.password)
        try await browser.press("Enter")
        try await browser.wait(
            "the first page",
            "location.pathname !== '/sign-in' && document.readyState === 'complete'"
        )
        if try await browser.text("location.pathname") == "/phone" {
            try await browser.click("button[type=submit]")
            try await browser.wait("the first page", "location.pathname !== '/phone'")
        }
    }

    /// Goes to a page of the console, and waits until it hears events.
    func open(_ path: String) async throws {
        let address = "\(company.scenario.scheme)://\(company.scenario.address):\(Scenario.consolePort)/\(path)"
        try await browser.open(address)
        if path.contains("/") { try await browser.hearsEvents() }
    }

    /// Opens a card.
    func card(_ id: Int) async throws { try await open("cards/\(id)") }

    /// The number of the card that is open.
    func cardHere() async throws -> Int {
        try #require(Int(try await browser.text("document.querySelector('[data-record]')?.dataset.cardId ?? ''")))
    }

    /// Makes a card at the board of `funnel`: the button, the form, Ctrl+Enter. Answers its number; it is open then.
    @discardableResult
    func create(_ funnel: String, at stage: String? = nil, _ values: [(String, String)]) async throws -> Int {
        try await open("boards/\(funnel)")
        try await browser.click("[data-create]")
        try await browser.wait("the form of a new card", "document.querySelector('dialog [data-create-form]')")
        if let stage { try await choose("dialog [name=stage]", stage) }
        for (field, value) in values { try await fill(field, value, in: "dialog") }
        try await browser.press("Enter", control: true)
        try await browser.wait("the new card", "document.querySelector('[data-record] .stage-bar')")
        try await browser.hearsEvents()
        return try await cardHere()
    }

    /// Fills fields of the open card, and keeps them.
    func edit(_ values: [(String, String)]) async throws {
        for (field, value) in values { try await fill(field, value, in: "[data-fields]") }
        try await browser.value("(document.querySelector('[data-fields]').requestSubmit(), 1)")
        try await browser.wait(
            "the fields are kept",
            "document.querySelector('[data-form-state]').dataset.formState === 'saved'"
        )
    }

    /// Presses a stage of the open card's bar.
    func move(to stage: String) async throws { try await browser.click(".stage-button[data-stage='\(stage)']") }

    /// Waits until the open card stands at `stage`.
    func stands(at stage: String) async throws {
        try await browser.wait(
            "the card at \(stage)",
            "document.querySelector(\".stage-step[data-state=here] [data-stage='\(stage)']\")"
        )
    }

    /// Waits until the open card is over: `won` or `lost`.
    func isOver(_ outcome: String, at stage: String) async throws {
        try await stands(at: stage)
        let tone = outcome == "won" ? "talking" : "done"
        try await browser.wait(
            "it is \(outcome)",
            "document.querySelector('.record-marks .badge-solid[data-tone=\(tone)]')"
        )
    }

    /// Waits for the dialogue that asks what a step lacks, which must be exactly `values`; fills it and goes on. Where it
    /// also asks why, `reason` is chosen.
    func answer(_ values: [(String, String)], reason: String? = nil) async throws {
        try await browser.wait("the gate", "document.querySelector('[data-gate]')")
        for (field, value) in values { try await fill(field, value, in: "dialog") }
        let asked = try await browser.value(
            "[...document.querySelectorAll('[data-gate] [data-field-of]')].filter((e) => !e.hidden).map((e) => e.dataset.fieldOf)"
        )
        #expect(Set(asked as? [String] ?? []) == Set(values.map(\.0)))
        if let reason { try await browser.click("[data-gate] [data-entry='\(reason)']") }
        try await browser.click("[data-gate-done]")
        try await browser.wait("the gate is gone", "!document.querySelector('[data-gate]')")
    }

    /// Gives up the dialogue that asks.
    func giveUp() async throws {
        try await browser.press("Escape")
        try await browser.wait("the gate is gone", "!document.querySelector('[data-gate]')")
    }

    /// Answers why a card is lost.
    func refuse(_ reason: String, text: String? = nil) async throws {
        try await browser.click("[data-gate] [data-entry='\(reason)']")
        if let text { try await browser.type(text, into: "[name=reason-text]") }
        try await browser.click("[data-gate-done]")
    }

    /// Presses a button of the open card.
    func press(_ button: String) async throws { try await browser.click("[data-button='\(button)']") }

    /// Answers the decision that the open card waits for.
    func decide(_ verdict: String, _ comment: String? = nil) async throws {
        try await browser.click("[data-verdict='\(verdict)']")
        guard verdict != "approve" else { return }
        if let comment { try await browser.type(comment, into: "#wait-comment") }
        try await browser.click("[data-verdict-done]")
    }

    /// Closes a task of the open card, with what it wants.
    func finish(_ title: String, outcome: String? = nil, file: Bool = false, minutes: String? = nil) async throws {
        try await browser.click("[data-tab=tasks]")
        try await browser.wait("the task «\(title)»", "document.querySelector(\".task-check[aria-label*='\(title)']\")")
        try await browser.click(".task-check[aria-label*='\(title)']")
        if outcome == nil, !file, minutes == nil { return }
        try await browser.wait("what the task wants", "document.querySelector('[data-dialog=task]')")
        if let outcome { try await browser.click("[data-dialog=task] [data-entry='\(outcome)']") }
        if let minutes { try await fill("minutes", minutes, in: "[data-dialog=task]") }
        if file { try await give("[data-dialog=task] input[type=file]") }
        try await browser.click("[data-finish]")
    }

    /// Waits until the open card has an open task.
    func hasTask(_ title: String) async throws {
        try await browser.click("[data-tab=tasks]")
        try await browser.wait(
            "the task «\(title)»",
            "document.querySelector('#panel-tasks')?.innerText.includes('\(title)')"
        )
    }

    /// Waits until the open card says `text` somewhere.
    func says(_ text: String) async throws {
        try await browser.wait("«\(text)»", "document.querySelector('[data-record]')?.innerText.includes('\(text)')")
    }

    /// Waits until a field of the open card holds `text`.
    func holds(_ field: String, _ text: String) async throws {
        try await browser.wait(
            "\(field) holds «\(text)»",
            "document.querySelector(\"[data-fields] [data-field-of='\(field)'] input\")?.value.includes('\(text)')"
        )
    }

    /// Opens the tab «Журнал» and waits until it says `text`, and why: by the rule whose name ends so.
    func journal(_ text: String, rule: String) async throws {
        try await browser.click("[data-tab=journal]")
        try await browser.wait(
            "the journal says «\(text)» by \(rule)",
            """
            [...document.querySelectorAll('.journal-entry')].some((e) => e.innerText.includes('\(text)') \
            && e.innerText.includes('\(rule)'))
            """
        )
    }

    /// The numbers of the cards that the open one has made, in order of making, read from its tab «Цепочка».
    func made() async throws -> [Int] {
        let here = try await cardHere()
        try await browser.click("[data-tab=chain]")
        try await browser.wait("the chain", "document.querySelector('.chain-link a')")
        let links = try await browser.value(
            "[...document.querySelectorAll('.chain-link a')].map((e) => Number(e.pathname.split('/').pop()))"
        )
        return (links as? [Int] ?? []).filter { $0 > here }.sorted()
    }

    /// Waits until the person at this browser was told `text`.
    func isTold(_ text: String) async throws {
        try await browser.value("(document.querySelector('[data-bell]').open = true, 1)")
        try await browser.wait("«\(text)»", "document.querySelector('[data-bell-list]').innerText.includes('\(text)')")
        try await browser.value("(document.querySelector('[data-bell]').open = false, 1)")
    }

    /// What the person at this browser was told so far.
    func notices() async throws -> [String] {
        try await browser.value("(document.querySelector('[data-bell]').open = true, 1)")
        let told = try await browser.value("[...document.querySelectorAll('.bell-notice')].map((e) => e.innerText)")
        try await browser.value("(document.querySelector('[data-bell]').open = false, 1)")
        return told as? [String] ?? []
    }

    /// Leaves a picture of what is seen, where the environment names a folder for pictures.
    func show(_ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["SVOD_PICTURES"] else { return }
        try await browser.picture().write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
    }
}

// MARK: - Fields and boards

extension PresetDesk {
    /// Fills the field `name` below `scope` with the control that it has.
    func fill(_ name: String, _ value: String, in scope: String) async throws {
        let row = "\(scope) [data-field-of='\(name)']"
        try await browser.wait("the field \(name)", "document.querySelector(\"\(row)\")")
        try await browser.value("(document.querySelector(\"\(row)\").closest('details')?.setAttribute('open', ''), 1)")
        switch try await browser.text("document.querySelector(\"\(row)\").dataset.type ?? 'text'") {
        case "date", "moment", "choice": try await choose("\(row) input, \(row) select", value)
        case "file": try await give("\(row) input[type=file]")
        case "table": try await fillTable(row, value)
        case "employee", "employees", "company", "contact", "department", "link": try await find(value, "\(row) input")
        default: try await write(value, "\(row) input, \(row) textarea")
        }
    }

    private func write(_ value: String, _ selector: String) async throws {
        try await browser.value(
            "(document.querySelector(\"\(selector)\").focus(), document.activeElement.select?.(), 1)"
        )
        try await browser.command("Input.insertText", ["text": value])
    }

    private func choose(_ selector: String, _ value: String) async throws {
        try await browser.value(
            """
            (() => { const e = document.querySelector("\(selector)"); e.focus(); e.value = '\(value)';
              for (const name of ['input', 'change']) e.dispatchEvent(new Event(name, { bubbles: true })); return e.value; })()
            """
        )
    }

    /// Types a name, and takes the first that is found.
    private func find(_ name: String, _ selector: String) async throws {
        try await write(name, selector)
        try await browser.wait(
            "\(name) is found",
            "document.activeElement?.parentElement.querySelector('[role=option]')?.innerText.includes('\(name)')"
        )
        try await browser.press("Enter")
    }

    private func give(_ selector: String) async throws {
        let file = company.scenario.folder.appendingPathComponent("бумага.txt").path
        try await browser.type(file, into: selector)
        try await browser.wait(
            "the file is kept",
            "document.querySelector(\"\(selector)\").closest('.file-field').querySelector('.file-link:not([hidden])')"
        )
    }

    /// Rows apart by `;`, cells by `|`.
    private func fillTable(_ row: String, _ value: String) async throws {
        for (index, line) in value.split(separator: ";").enumerated() {
            try await browser.click("\(row) .table-field > button")
            for (column, cell) in line.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
                guard !cell.isEmpty else { continue }
                let place = "\(row) tbody tr:nth-child(\(index + 1)) td:nth-child(\(column + 1)) :is(input, textarea)"
                try await browser.wait("the cell \(cell)", "document.querySelector(\"\(place)\")")
                let role = try await browser.text("document.querySelector(\"\(place)\").getAttribute('role') ?? ''")
                if role == "combobox" {
                    try await find(String(cell), place)
                } else {
                    try await write(String(cell), place)
                }
            }
        }
    }

    /// Drags a card of the open board to a column.
    func drag(_ card: Int, to stage: String) async throws {
        let tile = ".tile[data-card='\(card)']"
        let column = "[data-board] [data-stage='\(stage)']"
        try await browser.wait("the card on the board", "document.querySelector(\"\(tile)\")")
        let from = try await middle(tile)
        try await mouse("mousePressed", from)
        try await mouse("mouseMoved", [from[0] + 20, from[1] + 10])
        // The ends of a funnel come into sight once a card is lifted.
        let to = try await middle(column)
        try await mouse("mouseMoved", to)
        try await browser.wait("the target", "document.querySelector(\"\(column)\").classList.contains('is-target')")
        try await mouse("mouseReleased", to)
    }

    /// Waits until a column of the open board holds the card.
    func column(_ stage: String, holds card: Int) async throws {
        try await browser.wait(
            "the card in \(stage)",
            "document.querySelector(\"[data-board] [data-stage='\(stage)'] .tile[data-card='\(card)']\")"
        )
    }

    private func middle(_ selector: String) async throws -> [Double] {
        let place = try await browser.value(
            """
            (() => { const e = document.querySelector("\(selector)"); e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
              const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + Math.min(b.height / 2, 80)]; })()
            """
        )
        return (place as? [Any] ?? []).compactMap { ($0 as? NSNumber)?.doubleValue }
    }

    private func mouse(_ type: String, _ place: [Double]) async throws {
        try await browser.command(
            "Input.dispatchMouseEvent",
            ["type": type, "x": place[0], "y": place[1], "button": "left", "buttons": 1, "clickCount": 1]
        )
    }
}
