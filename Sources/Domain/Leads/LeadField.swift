/// The fields of a lead that a gate can ask for.
package enum LeadField: String, Hashable, Sendable, Codable, CaseIterable {
    /// По какому вопросу.
    case topic
    /// The text behind the topic "Другое".
    case topicOther = "topic_other"
    /// На кого перевёл.
    case transferredTo = "transferred_to"
    /// The reason of a rejection.
    case rejectReason = "reject_reason"
    /// The text behind a reason that asks for one.
    case rejectNote = "reject_note"
}
