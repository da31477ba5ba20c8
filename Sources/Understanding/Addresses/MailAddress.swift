/// An address of mail and the name that stands with it (RFC 5322, section 3.4).
package struct MailAddress: Hashable, Sendable, Codable {
    /// The name as written; nil where none stands.
    package var name: String?
    /// The address as written: `Ivan@example.com`. Empty where a sender gives a name only.
    package var address: String

    /// Creates an address.
    package init(name: String? = nil, address: String) {
        self.name = name
        self.address = address
    }

    /// The address by which two spellings of it are the same: all of it in lower case.
    package var key: String { address.lowered() }

    /// What stands behind the `@`, in lower case; empty without one.
    package var domain: String {
        address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]).lowered() } ?? ""
    }

    /// What stands before the `@`, in lower case.
    package var mailbox: String {
        address.lastIndex(of: "@").map { String(address[..<$0]).lowered() } ?? address.lowered()
    }
}
