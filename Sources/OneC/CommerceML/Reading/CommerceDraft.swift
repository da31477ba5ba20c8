import Domain

/// A document while it is read.
struct CommerceDraft {
    /// What is known of it; its id is empty until it is read.
    var document: CommerceDocument
    /// `Время`, which stands beside the date.
    var time: Int?
    /// What its requisites say of its fields; elements count for more.
    var marks = CommerceMarks()
    /// What is wrong with it.
    var fault: CommerceFault?

    init(line: Int) { document = CommerceDocument(id: "", line: line) }

    /// Adds what older versions write elsewhere; answers why the document is refused, or nil.
    mutating func finish() -> CommerceRefusal? {
        if let time, let date = document.date, date.second == nil {
            document.date = CommerceMoment(date: date.date, second: time)
        }
        if fault == nil, document.id.isEmpty { fault = CommerceFault(line: document.line, reason: "it has no Ид") }
        if let fault { return refusal(fault) }
        takeMarks()
        if document.statedBase != nil { document.base = document.statedBase }
        let id = document.id
        for index in (document.subordinates ?? []).indices where document.subordinates?[index].base == nil {
            document.subordinates?[index].base = id
        }
        return nil
    }

    private mutating func takeMarks() {
        if document.numberIn1C == nil { document.numberIn1C = marks.numberIn1C }
        if document.dateIn1C == nil, case .moment(let date)? = marks.dateIn1C.map(CommerceDateReader.read) {
            document.dateIn1C = date
        }
        if document.posted == nil { document.posted = marks.posted.flatMap(CommerceFlag.read) }
        if document.cancelled == nil { document.cancelled = marks.cancelled.flatMap(CommerceFlag.read) }
        if document.deletionMark == nil { document.deletionMark = marks.deletionMark.flatMap(CommerceFlag.read) }
    }

    /// The refusal of it for `fault`.
    func refusal(_ fault: CommerceFault) -> CommerceRefusal {
        CommerceRefusal(
            element: "Документ",
            id: document.id.isEmpty ? nil : document.id,
            number: document.number,
            line: document.line,
            faultLine: fault.line,
            reason: fault.reason
        )
    }
}
