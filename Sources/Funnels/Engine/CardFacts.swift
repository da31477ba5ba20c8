package import Domain
import Records

/// What the rules may ask of the rest of the store: read within the transaction of the event, never written.
package protocol CardFacts {
    /// Another card, such as the parent.
    func card(_ id: CardID) throws -> CardState?
    /// What is kept of a company: `name`, `inn`, `funnel`, and the fields that files declare.
    func company(_ id: CompanyID, _ field: String) throws -> FieldValue?
    /// What is kept of a person outside: `name`, `phone`, `company`, `company_name`.
    func person(_ id: PersonID, _ field: String) throws -> FieldValue?
    /// What is kept of a member of staff: `name`, `login`.
    func staff(_ id: StaffID, _ field: String) throws -> FieldValue?
    /// The name of a department.
    func name(of department: DepartmentID) throws -> String?
    /// The department of a member of staff, now.
    func department(of staff: StaffID) throws -> DepartmentID?
    /// The head of a department.
    func head(of department: DepartmentID) throws -> StaffID?
    /// The member of staff with that login.
    func staff(login: String) throws -> StaffID?
    /// The members of a department or of those with a role of the console, by number; nil for everybody who can sign in.
    func members(of group: String?) throws -> [StaffID]
    /// The one of `people` with the fewest open cards and tasks; among equals the one who got nothing for longest.
    func leastLoaded(_ people: [StaffID], rule: String) throws -> StaffID?
    /// The one of `people` whose turn it is by that rule.
    func next(_ people: [StaffID], rule: String) throws -> StaffID?
    /// The tasks of a card, as rows of the table `task`.
    func tasks(of card: CardID) throws -> [[String: FieldValue]]
    /// Whether a key was taken.
    func isClaimed(_ key: String) throws -> Bool
    /// Whether a timer of that key is armed.
    func isArmed(_ key: String) throws -> Bool
}
