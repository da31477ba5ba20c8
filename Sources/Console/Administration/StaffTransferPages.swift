import Domain
import Hummingbird
import Records
import Store

/// Staff out to a table and in from one: `/admin/staff.csv`. A table says who, with which login, roles, department and
/// phone; a person is known again by the login, else by the name. Passwords never leave.
struct StaffTransferPages: PageGroup {
    let parts: ConsoleParts

    private static let columns = ["name", "login", "roles", "department", "exchange", "extension"]

    func add(to routes: inout RouteTable) {
        routes.get("/admin/staff.csv", .right(.staff)) { visit in
            let now = parts.clock.now()
            let (people, cards) = try await parts.engine.read { connection in
                (try StaffBook.all(in: connection), try StaffDirectory.all(at: now, in: connection))
            }
            let known = Dictionary(cards.map { ($0.id, $0) }) { first, _ in first }
            let lines = people.map { person in
                let card = known[person.id]
                return CSV.line([
                    person.name, person.login ?? "", person.roles.joined(separator: " "), card?.department ?? "",
                    card?.exchange?.rawValue ?? "", card?.extension ?? "",
                ])
            }
            let text = "\u{FEFF}" + CSV.line(Self.columns) + lines.joined()
            return Answers.download(
                ResponseBody(byteBuffer: ByteBuffer(string: text)),
                type: "text/csv; charset=utf-8",
                name: "staff.csv"
            )
        }
        routes.post("/admin/staff/import", .right(.staff), bodyLimit: 2 * 1024 * 1024) { visit in
            let lines = CSV.read(visit.form.exact("table") ?? String(buffer: visit.body))
            let rows = try rows(lines)
            let now = parts.clock.now()
            try await parts.edit(by: visit.session.staff) { editor in
                for (index, row) in rows.enumerated() { try Self.write(row, line: index + 2, at: now, by: editor) }
            }
            return visit.redirect(to: "/admin/staff")
        }
    }

    /// Writes one line. Throws what the books throw, with the line's number before it.
    private static func write(_ row: StaffTableRow, line: Int, at now: Timestamp, by editor: StaffEditor) throws {
        do {
            try row.write(at: now, by: editor)
        } catch let error as SvodError where error.code == .invalidInput || error.code == .conflict {
            throw SvodError(error.code, "line \(line): \(error.message)")
        }
    }

    /// Reads the table by its head line. Throws `invalidInput` naming the line that does not fit; nothing is written then.
    private func rows(_ lines: [[String]]) throws -> [StaffTableRow] {
        guard let head = lines.first, head.contains("name") else {
            throw SvodError(.invalidInput, "line 1: the columns are \(Self.columns.joined(separator: ", "))")
        }
        return try lines.dropFirst().enumerated().map { index, fields in
            var values: [String: String] = [:]
            for (name, value) in zip(head, fields) where !value.isEmpty { values[name] = value }
            guard let name = values["name"] else {
                throw SvodError(.invalidInput, "line \(index + 2): the name is missing")
            }
            let roles = (values["roles"] ?? "").split(separator: " ").map(String.init)
            if let unknown = roles.first(where: { Role(rawValue: $0) == nil }) {
                throw SvodError(.invalidInput, "line \(index + 2): there is no role \(unknown.prefix(40))")
            }
            return StaffTableRow(
                name: name,
                login: values["login"],
                roles: roles,
                department: values["department"],
                phone: values["extension"].map {
                    ExtensionBook.Phone(exchange: ExchangeID(values["exchange"] ?? "main"), extension: $0)
                },
                language: parts.settings.language
            )
        }
    }
}
