import Domain
import HTTPTypes
import Hummingbird
import Records
import Store

/// Which phone the person sits at: chosen at sign-in, remembered, changed at any time.
struct PhonePages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/phone", .right(.telephone)) { visit in try await page(visit) }
        routes.post("/phone", .right(.telephone)) { visit in try await choose(visit) }
    }

    private struct Choice: Sendable {
        let phone: ExtensionBook.Phone
        let owner: StaffID?
        let sitting: [StaffID]
    }

    private func page(_ visit: Visit, fault: String? = nil, contested: String? = nil) async throws -> Response {
        let (now, me) = (parts.clock.now(), visit.session.staff)
        let (choices, names) = try await parts.engine.read { connection in
            let choices = try ExtensionBook.all(in: connection).map { phone, owner in
                Choice(
                    phone: phone,
                    owner: owner,
                    sitting: try SessionBook.others(
                        at: phone.extension,
                        exchange: phone.exchange,
                        than: me,
                        at: now,
                        in: connection
                    )
                )
            }
            let names = try StaffBook.all(includingDisabled: true, in: connection).map { ($0.id, $0.name) }
            return (choices, Dictionary(names) { first, _ in first })
        }
        let own = choices.filter { $0.owner == me }
        let current =
            visit.session.phone
            ?? own.first.map { SessionPhone(exchange: $0.phone.exchange, extension: $0.phone.extension) }
        func view(_ choice: Choice) -> View {
            let value = "\(choice.phone.exchange)/\(choice.phone.extension)"
            return [
                "value": value, "extension": choice.phone.extension, "exchange": choice.phone.exchange.rawValue,
                "owner": choice.owner == me ? nil : choice.owner.flatMap { names[$0] },
                "sitting": choice.sitting.compactMap { names[$0] }.first,
                "chosen": current?.extension == choice.phone.extension && current?.exchange == choice.phone.exchange,
            ]
        }
        let free = choices.filter { $0.owner != me && $0.sitting.isEmpty }
        let taken = choices.filter { $0.owner != me && !$0.sitting.isEmpty }
        return try visit.page(
            "sign-in/phone",
            titled: "phone.title",
            [
                "own": own.map(view), "free": free.map(view), "taken": taken.map(view),
                "none": choices.isEmpty, "fault": fault, "contested": contested,
                "next": visit.query["next"] ?? visit.form["next"],
            ],
            status: fault == nil && contested == nil ? .ok : .conflict
        )
    }

    private func choose(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let next = form["next"].flatMap { Answers.isOwnPath($0) ? $0 : nil } ?? visit.session.startPage
        let chosen = form["other"] ?? form["phone"]
        guard let chosen else {
            try await sit(visit, at: nil)
            return visit.redirect(to: next)
        }
        let pieces = chosen.split(separator: "/", maxSplits: 1).map(String.init)
        guard pieces.count == 2, ExtensionBook.isExtension(pieces[1]) else {
            return try await page(visit, fault: visit.wording.text("phone.wrong"))
        }
        let phone = ExtensionBook.Phone(exchange: ExchangeID(pieces[0]), extension: pieces[1])
        if form["anyway"] == nil, try await isTaken(phone, from: visit.session.staff) {
            return try await page(visit, contested: chosen)
        }
        try await sit(visit, at: phone)
        return visit.redirect(to: next)
    }

    private func isTaken(_ phone: ExtensionBook.Phone, from staff: StaffID) async throws -> Bool {
        let now = parts.clock.now()
        return try await parts.engine.read { connection in
            try !SessionBook.others(
                at: phone.extension,
                exchange: phone.exchange,
                than: staff,
                at: now,
                in: connection
            ).isEmpty
        }
    }

    /// Seats the person. The phone counts as theirs from now on, so that its calls do.
    private func sit(_ visit: Visit, at phone: ExtensionBook.Phone?) async throws {
        let (hash, staff, now) = (visit.session.tokenHash, visit.session.staff, parts.clock.now())
        try await parts.edit(by: staff) { editor in
            if let phone {
                try ExtensionBook.give(phone, to: staff, from: now, by: editor)
                try parts.sessions.beginShift(of: staff, at: now, in: editor.connection)
            }
            try SessionBook.setPhone(
                hash,
                exchange: phone?.exchange,
                extension: phone?.extension,
                in: editor.connection
            )
        }
    }
}
