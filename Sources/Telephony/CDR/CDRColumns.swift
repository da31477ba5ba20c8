import Domain

/// Which field of a row is what. The default is what cdr_csv writes (cdr_csv.c, `build_csv_record`); a first line with
/// names, as cdr_custom can have, changes it.
struct CDRColumns: Hashable, Sendable {
    private var places: [String: Int]

    private static let names = [
        "accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp", "lastdata", "start",
        "answer", "end", "duration", "billsec", "disposition", "amaflags", "uniqueid", "userfield", "peeraccount",
        "linkedid", "sequence",
    ]

    /// The order of cdr_csv.
    static let standard = CDRColumns(names)

    private init(_ names: [String]) {
        places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// The order that a line of names gives; nil when `row` is no such line.
    init?(header row: [String]) {
        let names = row.map { $0.lowercased() }
        guard Set(names).isSuperset(of: ["src", "dst", "start", "channel"]) else { return nil }
        self.init(names)
    }

    /// The record of a row whose times are `offset` ahead of UTC; nil when it has no channel or no times.
    func record(_ row: [String], offset: Duration) -> CDRRecord? {
        func field(_ name: String) -> String {
            guard let place = places[name], row.indices.contains(place) else { return "" }
            return row[place]
        }
        func time(_ name: String) -> Timestamp? {
            CivilTime(text: field(name)).map { Timestamp(seconds: $0.seconds) - offset }
        }
        guard let start = time("start"), let end = time("end"), !field("channel").isEmpty else { return nil }
        return CDRRecord(
            source: field("src"),
            destination: field("dst"),
            context: field("dcontext"),
            channel: field("channel"),
            destinationChannel: field("dstchannel"),
            application: field("lastapp"),
            data: field("lastdata"),
            start: start,
            answer: time("answer"),
            end: end,
            disposition: field("disposition").uppercased(),
            uniqueID: Self.identifier(field("uniqueid")),
            linkedID: Self.identifier(field("linkedid"))
        )
    }

    /// A Uniqueid (`1795298691.18`, `pbx1-1795298691.18` with a systemname); a userfield in its place is none.
    private static func identifier(_ text: String) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts.last.map({ $0.allSatisfy(\.isNumber) && !$0.isEmpty }) == true,
            parts[parts.count - 2].suffix(9).allSatisfy(\.isNumber), parts[parts.count - 2].count >= 9
        else { return nil }
        return text
    }
}
