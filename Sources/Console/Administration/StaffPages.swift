import Domain
import HTTPTypes
import Hummingbird
import Records
import Store

/// The people of the company: `/admin/staff`.
struct StaffPages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/admin/staff", .right(.staff)) { visit in try await list(visit) }
        routes.post("/admin/staff", .right(.staff)) { visit in try await add(visit) }
        routes.get("/admin/staff/{id}", .right(.staff)) { visit in try await person(visit) }
        routes.post("/admin/staff/{id}", .right(.staff)) { visit in try await edit(visit) }
        change(&routes, "password") { visit, id in
            let hash = try await parts.passwords.hash(visit.form.exact("password") ?? "")
            try await parts.edit(by: visit.session.staff) { try StaffBook.setPassword(id, hash: hash, by: $0) }
        }
        change(&routes, "disabled") { visit, id in
            let disabled = visit.form["disabled"] == "yes"
            guard !disabled || id != visit.session.staff else {
                throw SvodError(.conflict, visit.wording.text("staff.not_yourself"))
            }
            try await parts.edit(by: visit.session.staff) { try StaffBook.setDisabled(id, disabled, by: $0) }
        }
        change(&routes, "department") { visit, id in
            let department = visit.form["department"].flatMap { Int64($0) }.map { DepartmentID($0) }
            let moment = moment(visit)
            try await parts.edit(by: visit.session.staff) {
                try DepartmentBook.move(id, to: department, from: moment, by: $0)
            }
        }
        change(&routes, "extension") { visit, id in
            let (phone, moment) = (try phone(visit), moment(visit))
            let taken = visit.form["take"] != nil
            try await parts.edit(by: visit.session.staff) { editor in
                if taken {
                    try ExtensionBook.take(phone, from: id, at: moment, by: editor)
                } else {
                    try ExtensionBook.give(phone, to: id, from: moment, by: editor)
                }
            }
        }
    }

    private func change(
        _ routes: inout RouteTable,
        _ name: String,
        _ deed: @escaping @Sendable (Visit, StaffID) async throws -> Void
    ) {
        routes.post("/admin/staff/{id}/\(name)", .right(.staff)) { visit in
            let id = StaffID(try visit.number("id"))
            try await deed(visit, id)
            return visit.redirect(to: "/admin/staff/\(id)")
        }
    }

    /// The day that a change holds from; now, when none is given or it is today.
    private func moment(_ visit: Visit) -> Timestamp {
        let now = parts.clock.now()
        guard let day = visit.form["since"], day != CivilTime(now, in: parts.settings.zone).isoDate else { return now }
        return CivilTime.startOfDay(day, in: parts.settings.zone) ?? now
    }

    private func phone(_ visit: Visit) throws -> ExtensionBook.Phone {
        guard let exchange = visit.form["exchange"], let number = visit.form["extension"], exchange.count <= 64 else {
            throw SvodError(.invalidInput, visit.wording.text("phone.wrong"))
        }
        return ExtensionBook.Phone(exchange: ExchangeID(exchange), extension: number)
    }

    private func list(_ visit: Visit, fault: String? = nil) async throws -> Response {
        let now = parts.clock.now()
        let (people, cards) = try await parts.engine.read { connection in
            (
                try StaffBook.all(includingDisabled: true, in: connection),
                try StaffDirectory.all(at: now, in: connection)
            )
        }
        let known = Dictionary(cards.map { ($0.id, $0) }) { first, _ in first }
        let words = visit.wording
        return try visit.page(
            "admin/staff",
            titled: "nav.staff",
            [
                "fault": fault, "roles": StaffPages.roles([], words),
                "people": people.map { person -> View in
                    [
                        "id": person.id.rawValue, "name": person.name, "login": person.login,
                        "roles": StaffPages.names(person.roles, words), "department": known[person.id]?.department,
                        "extension": known[person.id]?.extension, "disabled": person.disabledAt != nil,
                    ]
                },
            ],
            status: fault == nil ? .ok : .badRequest
        )
    }

    private func add(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let password = form.exact("password") ?? ""
        do {
            let hash = password.isEmpty ? nil : try await parts.passwords.hash(password)
            let person = NewStaffMember(
                name: form["name"] ?? "",
                login: form["login"],
                passwordHash: hash,
                roles: StaffPages.chosen(form),
                language: parts.settings.language.rawValue
            )
            let id = try await parts.edit(by: visit.session.staff) { try StaffBook.add(person, by: $0) }
            return visit.redirect(to: "/admin/staff/\(id)")
        } catch let error as SvodError where error.code == .invalidInput || error.code == .conflict {
            return try await list(visit, fault: error.message)
        }
    }

    private func edit(_ visit: Visit) async throws -> Response {
        let (id, form) = (StaffID(try visit.number("id")), visit.form)
        let roles = StaffPages.chosen(form)
        guard id != visit.session.staff || roles.contains(Role.admin.rawValue) || !visit.session.roles.contains(.admin)
        else {
            throw SvodError(.conflict, visit.wording.text("staff.not_yourself"))
        }
        try await parts.edit(by: visit.session.staff) { editor in
            try StaffBook.edit(id, name: form["name"] ?? "", login: form["login"], roles: roles, by: editor)
        }
        return visit.redirect(to: "/admin/staff/\(id)")
    }

    private func person(_ visit: Visit) async throws -> Response {
        let id = StaffID(try visit.number("id"))
        let found = try await parts.engine.read { connection -> PersonData? in
            guard let person = try StaffBook.find(id, in: connection) else { return nil }
            return PersonData(
                person: person,
                departments: try DepartmentBook.all(in: connection),
                places: try DepartmentBook.history(of: id, in: connection),
                phones: try ExtensionBook.history(of: id, in: connection)
            )
        }
        guard let found else { throw HTTPError(.notFound) }
        let words = visit.wording
        return try visit.page(
            "admin/person",
            titled: "nav.staff",
            [
                "id": id.rawValue, "name": found.person.name, "login": found.person.login,
                "disabled": found.person.disabledAt != nil, "roles": StaffPages.roles(found.person.roles, words),
                "today": CivilTime(words.now, in: words.zone).isoDate,
                "departments": found.departments.map { ["id": $0.id.rawValue, "name": $0.name] as View },
                "places": found.places.map { StaffPages.tenure($0, words) },
                "phones": found.phones.map { StaffPages.tenure($0, words) },
            ]
        )
    }

    private struct PersonData: Sendable {
        let person: StaffMember
        let departments: [Department]
        let places: [StaffTenure]
        let phones: [StaffTenure]
    }

    private static func tenure(_ tenure: StaffTenure, _ words: Wording) -> View {
        let parts = tenure.what.split(separator: "/", maxSplits: 1).map(String.init)
        return [
            "what": tenure.what, "since": words.moment(tenure.since), "until": tenure.until.map { words.moment($0) },
            "exchange": parts.first, "extension": parts.count > 1 ? parts[1] : nil,
        ]
    }

    private static func roles(_ held: [String], _ words: Wording) -> [View] {
        Role.allCases.map { role in
            ["value": role.rawValue, "title": words.text(role.titleKey), "chosen": held.contains(role.rawValue)]
        }
    }

    private static func names(_ roles: [String], _ words: Wording) -> String {
        roles.compactMap { Role(rawValue: $0) }.map { words.text($0.titleKey) }.joined(separator: ", ")
    }

    private static func chosen(_ form: Form) -> [String] {
        form.all("role").compactMap { Role(rawValue: $0)?.rawValue }
    }
}
