package import Domain

/// What is asked when a card is lost.
package struct ReasonQuestion: Hashable, Sendable {
    /// The stage that is entered.
    package let stage: String
    /// The name of the list; nil when the reason is a free text.
    package let list: String?
    /// What can be chosen.
    package let choices: ChoiceList
    /// Whether a choice was made that asks for a text, and the text is lacking.
    package let wantsText: Bool

    /// Creates a question.
    package init(stage: String, list: String?, choices: ChoiceList, wantsText: Bool) {
        self.stage = stage
        self.list = list
        self.choices = choices
        self.wantsText = wantsText
    }
}
