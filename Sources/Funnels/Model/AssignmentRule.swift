/// One line of an assignment by rule.
package struct AssignmentRule: Hashable, Sendable {
    /// When; nil for otherwise.
    package let when: Expression?
    /// Who then; never another list of rules.
    package let assign: Assignment

    /// Creates a line.
    package init(when: Expression?, assign: Assignment) {
        self.when = when
        self.assign = assign
    }
}
