/// A mailbox of the company from which people answer.
package struct AnswerBox: Hashable, Sendable {
    /// Its name in the configuration: the source of what it receives.
    package var name: String
    /// Its address.
    package var address: String
    /// The name of the department whose box it is; nil for everybody's.
    package var department: String?
    /// Whether letters can be sent from it.
    package var sends: Bool

    /// Creates a box.
    package init(name: String, address: String, department: String? = nil, sends: Bool = true) {
        self.name = name
        self.address = address
        self.department = department
        self.sends = sends
    }

    /// What stands behind the `@` of its address; what names our letters ends so.
    package var domain: String { address.split(separator: "@").last.map(String.init) ?? "localhost" }
}
