/// What follows when something happens to a card that stands in a stage.
package struct EventRule: Hashable, Sendable {
    /// The event's name; `field.NAME` for the filling or change of a field.
    package let event: String
    /// Only when this holds; `event.x` reads what came with the event.
    package let when: Expression?
    /// What happens then, in order.
    package let then: [Action]
    /// Where it is written.
    package let place: FilePlace

    /// Creates a rule.
    package init(event: String, when: Expression?, then: [Action], place: FilePlace) {
        self.event = event
        self.when = when
        self.then = then
        self.place = place
    }
}
