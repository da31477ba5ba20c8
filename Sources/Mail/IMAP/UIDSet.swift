/// A set of letters as a command names it: `1:5,9` (RFC 9051 section 9, `sequence-set`). Pure.
enum UIDSet {
    /// Writes numbers that rise.
    static func text(_ uids: [MessageUID]) -> String {
        var ranges: [(first: UInt32, last: UInt32)] = []
        for uid in uids.map(\.rawValue) {
            if let last = ranges.last, last.last < .max, uid == last.last + 1 {
                ranges[ranges.count - 1].last = uid
            } else {
                ranges.append((uid, uid))
            }
        }
        return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first):\($0.last)" }.joined(separator: ",")
    }
}
