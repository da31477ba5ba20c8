import Domain
import Records

/// What became of an order about staff.
package struct StaffReply: Codable, Hashable, Sendable {
    /// One member of staff.
    package struct Person: Codable, Hashable, Sendable {
        /// The number.
        package var id: Int64
        /// The full name.
        package var name: String
        /// The name to sign in with.
        package var login: String?
        /// The names of the roles.
        package var roles: [String]
        /// Whether signing in is forbidden.
        package var disabled: Bool
    }

    /// In words.
    package var text: String
    /// A password that was made up, to be shown once.
    package var password: String?
    /// The people asked for.
    package var people: [Person]?
}

extension StaffReply.Person {
    init(_ member: StaffMember) {
        id = member.id.rawValue
        name = member.name
        login = member.login
        roles = member.roles
        disabled = member.disabledAt != nil
    }
}
