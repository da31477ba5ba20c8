/// What a card is told of its group: numbers and its own words, never who the others are.
enum EvidenceText {
    static func of(_ group: EnquiryGroupRecord, _ enquiry: EnquiryRecord?) -> String {
        guard group.dealers > 1 else { return "Других запросов на этот проект нет" }
        let count = "Запросов на этот проект: \(group.requests), дилеров: \(group.dealers)"
        let words = (enquiry?.evidence ?? []).filter { $0.bits > 0 && !$0.here.isEmpty }.prefix(4).map(\.text)
        return words.isEmpty ? count : "\(count). Совпало: \(words.joined(separator: "; "))"
    }
}
