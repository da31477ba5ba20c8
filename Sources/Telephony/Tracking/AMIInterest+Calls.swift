extension AMIInterest {
    /// What ``CallTracker`` acts on.
    package static let calls: AMIInterest = {
        var interest = AMIInterest(others: .keep)
        interest.unknown = .skip
        for event in CallTracker.unread { interest[event] = .skip }
        interest[.varSet] = .keepIf("Variable: ", CallTracker.variables)
        interest[.newexten] = .keepIf("Application: ", CallTracker.applications)
        interest[.cel] = .keepIf("EventName: ", CallTracker.celEvents)
        return interest
    }()

}

extension AMIInterest.Rule {
    /// Keep when the line that begins with `prefix` goes on with one of `values`.
    static func keepIf(_ prefix: String, _ values: [String]) -> Self {
        let bytes = Array(prefix.utf8)
        return .keepIf(mark: bytes.first ?? 0, prefix: bytes, values: NameTable(values))
    }
}
