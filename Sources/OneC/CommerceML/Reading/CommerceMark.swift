/// What requisites say that other versions write as elements.
enum CommerceMark: UInt8, CaseIterable {
    case numberIn1C, dateIn1C, posted, cancelled, deletionMark

    /// Reads a requisite's name, as installations write it.
    init?(name: String) {
        let key = CommerceRequisite.key(name)
        guard let mark = Self.allCases.first(where: { $0.key == key }) else { return nil }
        self = mark
    }

    private var key: String {
        switch self {
        case .numberIn1C: "номерпо1с"
        case .dateIn1C: "датапо1с"
        case .posted: "проведен"
        case .cancelled: "отменен"
        case .deletionMark: "пометкаудаления"
        }
    }
}
