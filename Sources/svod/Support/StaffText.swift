import Console
import Ops

/// `svod user` for people.
enum StaffText {
    /// The reply as text.
    static func render(_ reply: StaffReply, style: TerminalStyle) -> String {
        guard let people = reply.people else {
            let password = reply.password.map { "password: \(style.paint($0, .strong))\n" } ?? ""
            return "\(reply.text)\n\(password)"
        }
        var table = TerminalTable(["STAFF", "LOGIN", "NAME", "ROLES", ""], rightAligned: [0])
        for person in people {
            table.add([
                .init(String(person.id)), .init(person.login ?? ""), .init(person.name),
                .init(person.roles.joined(separator: ", ")), .init(person.disabled ? "disabled" : "", .faint),
            ])
        }
        return table.text(style)
    }
}
