package import Domain
import Records
package import Store
import Tables

/// Who a sheet means by a name: members of staff and departments, read once for an import.
package struct StaffNames: Sendable {
    private var logins: [String: StaffID] = [:]
    private var members: [(id: StaffID, words: [String])] = []
    private var departments: [String: DepartmentID] = [:]
    private var homes: [StaffID: DepartmentID] = [:]

    /// Reads them: those too who left, since history names them.
    ///
    /// - Throws: ``SvodError`` from the store.
    package init(at moment: Timestamp, in connection: any Connection) throws {
        for member in try StaffBook.all(includingDisabled: true, in: connection) {
            if let login = member.login { logins[login.lowercased()] = member.id }
            members.append((member.id, FoldedKey.words(of: member.name)))
        }
        for department in try DepartmentBook.all(includingClosed: true, in: connection) {
            departments[FoldedKey.of(department.name)] = department.id
        }
        let rows = try connection.rows(
            """
            SELECT staff_id, department_id FROM staff_department
            WHERE since <= \(moment) AND (until IS NULL OR until > \(moment)) ORDER BY id
            """
        )
        for row in rows { homes[try row.get("staff_id")] = try row.get("department_id") }
    }

    /// The department that somebody belongs to now.
    package func department(of staff: StaffID) -> DepartmentID? { homes[staff] }

    /// The department of a name.
    package func department(named name: String) -> DepartmentID? { departments[FoldedKey.of(name)] }

    /// Whoever a text names: a login, a name with its words in any order, a surname with initials. Empty when it is
    /// nobody, several when it could be more than one.
    package func staff(named text: String) -> [StaffID] {
        if let id = logins[text.lowercased()] { return [id] }
        let words = FoldedKey.words(of: text)
        guard let first = words.first else { return [] }
        let whole = members.filter { $0.words.sorted() == words.sorted() }
        if !whole.isEmpty { return whole.map(\.id) }
        let initials = words.dropFirst().map { $0.prefix(1) }
        return members.filter { member in
            guard member.words.first == first, words.dropFirst().allSatisfy({ $0.count == 1 }) else { return false }
            return zip(initials, member.words.dropFirst().map { $0.prefix(1) }).allSatisfy(==)
                && initials.count < member.words.count
        }.map(\.id)
    }
}
