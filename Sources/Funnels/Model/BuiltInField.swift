/// A field that every card has without its funnel naming it. A funnel's own field of the same name gives it another
/// title or rule, not another type.
package enum BuiltInField: String, Hashable, Sendable, CaseIterable {
    /// What the card is called.
    case title
    /// The sum at stake.
    case amount
    /// Who answers for it.
    case responsible
    /// The department it is in.
    case department
    /// The person outside.
    case contact
    /// The company outside.
    case company
    /// When it was made.
    case created
    /// The stage it stands in.
    case stage
    /// How it ended.
    case outcome
    /// Why it was lost.
    case reason
    /// The card it came from: `parent.responsible`.
    case parent
    /// Its number in 1C.
    case number
    /// The lead's number of telephone; only of leads.
    case phone
    /// What the lead is about; only of leads.
    case topic
    /// What it is about when the list has it not; only of leads.
    case topicText = "topic_text"
    /// To whom the lead was transferred; only of leads.
    case transferredTo = "transferred_to"
    /// The advertising that the lead came from.
    case channel
    /// Notes of the operator; only of leads.
    case comment

    /// What it holds.
    package var type: FieldType {
        switch self {
        case .title, .stage, .outcome, .reason, .number, .topicText, .comment, .channel, .topic: .text
        case .amount: .money
        case .responsible, .transferredTo: .employee
        case .department: .department
        case .contact: .contact
        case .company: .company
        case .created: .moment
        case .parent: .link(funnel: "")
        case .phone: .phone
        }
    }

    /// Whether only svod writes it.
    package var isReadOnly: Bool {
        switch self {
        case .created, .stage, .outcome, .reason, .parent, .phone, .channel: true
        default: false
        }
    }

    /// Whether it stands in the lead's own table.
    package var isOfLead: Bool {
        switch self {
        case .phone, .topic, .topicText, .transferredTo, .channel, .comment: true
        default: false
        }
    }
}
