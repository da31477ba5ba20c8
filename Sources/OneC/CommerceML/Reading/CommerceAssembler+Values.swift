import Domain

/// Texts as numbers and dates; what is none refuses the item that is open.
extension CommerceAssembler {
    /// A number; nil for an empty text.
    mutating func decimal(_ element: CommerceElement, _ text: CommerceText) -> ExactDecimal? {
        guard !text.isEmpty else { return nil }
        if let number = text.plainNumber ?? ExactDecimal(utf8: text.bytes) { return number }
        fail("\(element.rawValue) '\((text.string ?? "").prefix(40))' is not a number")
        return nil
    }

    /// A date; nil for an empty text and for 1C's empty date.
    mutating func moment(_ element: CommerceElement, _ text: CommerceText) -> CommerceMoment? {
        if let day = lastDay.moment(text.bytes) { return day }
        switch CommerceDateReader.read(text.bytes) {
        case .moment(let moment):
            lastDay.remember(moment, text.bytes)
            return moment
        case .empty: return nil
        case .unreadable:
            fail("\(element.rawValue) '\((text.string ?? "").prefix(40))' is not a date")
            return nil
        }
    }
}
