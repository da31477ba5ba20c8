/// A fact that a person states with one press: «Оплата получена».
package struct FunnelButton: Hashable, Sendable {
    /// Its name in the file.
    package let name: String
    /// What stands on it.
    package let title: String
    /// Fields that are asked for before.
    package let ask: [String]
    /// When it can be pressed; nil for always.
    package let when: Expression?
    /// What happens, in order.
    package let then: [Action]
    /// Where it is written.
    package let place: FilePlace

    /// Creates a button.
    package init(name: String, title: String, ask: [String], when: Expression?, then: [Action], place: FilePlace) {
        self.name = name
        self.title = title
        self.ask = ask
        self.when = when
        self.then = then
        self.place = place
    }
}
