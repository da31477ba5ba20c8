import Domain
import Records
import Store

/// A line of the staff table.
struct StaffTableRow: Sendable {
    let name: String
    let login: String?
    let roles: [String]
    let department: String?
    let phone: ExtensionBook.Phone?
    /// The language of somebody who is new.
    let language: Language

    /// Adds the person or changes who is known by the login or the name; makes the department when there is none.
    func write(at moment: Timestamp, by editor: StaffEditor) throws {
        let id = try person(by: editor)
        if let department {
            let known = try DepartmentBook.find(named: department, in: editor.connection)?.id
            let place = try known ?? DepartmentBook.add(department, by: editor)
            try DepartmentBook.move(id, to: place, from: moment, by: editor)
        }
        if let phone { try ExtensionBook.give(phone, to: id, from: moment, by: editor) }
    }

    private func person(by editor: StaffEditor) throws -> StaffID {
        let all = try StaffBook.all(includingDisabled: true, in: editor.connection)
        let found =
            all.first { login != nil && $0.login == login?.lowercased() }
            ?? all.first { FoldedKey.of($0.name) == FoldedKey.of(name) && (login == nil || $0.login == nil) }
        guard let found else {
            return try StaffBook.add(
                NewStaffMember(name: name, login: login, roles: roles, language: language.rawValue),
                by: editor
            )
        }
        try StaffBook.edit(found.id, name: name, login: login ?? found.login, roles: roles, by: editor)
        return found.id
    }
}
