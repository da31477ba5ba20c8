import Domain

/// Something that a deal is to hear, before the deal is known.
struct DomainNews {
    /// The event's name.
    let name: String
    /// What belongs to it.
    let data: [String: FieldValue]
}
