package import Domain
import Records

/// What can happen to a card.
package enum CardEvent: Sendable {
    /// Its row was written: it enters its first stage, and the tracks open.
    case begin(stage: String?, variant: String?, fields: [String: FieldValue], source: ValueSource)
    /// Fields are written.
    case edit([String: FieldValue?], source: ValueSource)
    /// It is to go to a stage.
    case move(to: String, fields: [String: FieldValue?], reason: CardReason?, source: ValueSource)
    /// A button is pressed.
    case press(button: String, fields: [String: FieldValue?])
    /// Something happened in another part.
    case happened(DomainEvent)
    /// A timer is due, which was armed for that moment.
    case fired(TimerMark, due: Timestamp)
    /// What an action waited for is there: the lists go on.
    case goOn([ActionPosition])
    /// An approval was answered.
    case answered(ActionPosition, ApprovalVerdict, comment: String?)
    /// A closed card is opened again.
    case reopen(stage: String, why: String)
    /// We did something that the client could see.
    case touched
    /// Fields were written by the part that owns them: rules react.
    case noticed(Set<String>)
    /// A calendar changed: the timer is to be armed for its new moment.
    case rearm(TimerMark)
    /// Fields were written that tell of past years: no rule reacts, but timers of moments to come wait from now on.
    case recorded(Set<String>)
}

/// Why a card is lost.
package struct CardReason: Hashable, Sendable {
    /// The entry of the stage's list.
    package let choice: String
    /// The text behind an entry that asks for one.
    package let text: String?

    /// Creates a reason.
    package init(_ choice: String, text: String? = nil) {
        self.choice = choice
        self.text = text
    }
}
