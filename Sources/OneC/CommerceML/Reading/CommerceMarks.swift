/// What the requisites of a document say of its fields.
struct CommerceMarks {
    var numberIn1C: String?
    var dateIn1C: String?
    var posted: String?
    var cancelled: String?
    var deletionMark: String?

    /// Takes what the requisite `mark` says.
    mutating func take(_ mark: CommerceMark, _ value: String) {
        switch mark {
        case .numberIn1C: numberIn1C = value
        case .dateIn1C: dateIn1C = value
        case .posted: posted = value
        case .cancelled: cancelled = value
        case .deletionMark: deletionMark = value
        }
    }
}
