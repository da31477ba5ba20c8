package import Domain
import Foundation
package import Store

/// Where those can be reached whom a notice goes to.
package enum NoticeAddress {
    /// The address of a member of staff: what the person's settings say under `email`, a login that is an address, or the
    /// login before the company's own domain.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func mail(
        ofStaff staff: StaffID,
        domain: String?,
        in connection: any Connection
    ) throws -> LetterAddress? {
        guard let member = try StaffBook.find(staff, in: connection), member.disabledAt == nil else { return nil }
        let settings = try? JSONSerialization.jsonObject(with: Data(member.settings.utf8)) as? [String: Any]
        if let email = settings?["email"] as? String, email.contains("@") {
            return LetterAddress(email, name: member.name)
        }
        guard let login = member.login else { return nil }
        if login.contains("@") { return LetterAddress(login, name: member.name) }
        return domain.map { LetterAddress("\(login)@\($0)", name: member.name) }
    }

    /// The address of a person outside; nil when none is known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func mail(ofPerson person: PersonID, in connection: any Connection) throws -> LetterAddress? {
        let row = try connection.row(
            """
            SELECT person_email.email, person.name FROM person_email
            JOIN person ON person.id = person_email.person_id
            WHERE person_email.person_id = \(person) AND person.erased_at IS NULL ORDER BY person_email.id LIMIT 1
            """
        )
        return try row.map { LetterAddress(try $0.get("email"), name: try $0.get("name")) }
    }

    /// The number of a person outside; nil when none is known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func phone(ofPerson person: PersonID, in connection: any Connection) throws -> String? {
        try connection.row(
            "SELECT number FROM person_phone WHERE person_id = \(person) ORDER BY id LIMIT 1"
        )?.get("number")
    }
}
