import Settings

/// A name that nothing is called by.
struct UnknownName: Error, Hashable {
    let message: String

    /// A field that `owner` has not.
    static func field(_ name: String, among known: [String], of owner: String) -> UnknownName {
        if let hint = NearMiss.suggestion(for: name, among: known) {
            return UnknownName(message: "unknown field '\(name)' of \(owner); did you mean '\(hint)'?")
        }
        return UnknownName(
            message:
                "unknown field '\(name)' of \(owner); it is declared under \(owner == "company" ? "company_fields" : "fields")"
        )
    }

    /// A thing of another kind.
    static func named(_ name: String, _ kind: String, of owner: String? = nil, among known: [String]) -> UnknownName {
        let hint =
            NearMiss.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
            ?? (known.isEmpty ? "there is none" : "there are \(known.sorted().joined(separator: ", "))")
        let place = owner.map { " of '\($0)'" } ?? ""
        return UnknownName(message: "unknown \(kind) '\(name)'\(place); \(hint)")
    }
}
