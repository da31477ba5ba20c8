/// One step of what a funnel does by itself.
package struct Action: Hashable, Sendable {
    /// What.
    package let body: Body
    /// Where it is written.
    package let place: FilePlace

    /// Creates a step.
    package init(_ body: Body, place: FilePlace) {
        self.body = body
        self.place = place
    }

    /// What a step does.
    package enum Body: Hashable, Sendable {
        /// Gives somebody a task.
        case task(TaskAction)
        /// Tells somebody.
        case notify(NotifyAction)
        /// Fills fields: name → expression. `company.x` writes to the card's company.
        case set([SetAction])
        /// Makes another card.
        case create(CreateAction)
        /// Moves this card.
        case move(GuardedTarget)
        /// Puts a tag on it; with a leading `-` takes one off.
        case tag(String)
        /// Asks whoever moves the card for these fields, in the same dialogue.
        case ask([String])
        /// Asks for a decision.
        case approval(ApprovalAction)
        /// Hands over to another part.
        case effect(EffectAction)
        /// Keeps the present figures of a plan.
        case snapshot(plan: String)
        /// Empties fields of a plan.
        case reset([String])
    }
}
