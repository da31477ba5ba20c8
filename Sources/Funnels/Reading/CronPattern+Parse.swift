/// What is wrong with a pattern of cron.
struct CronFault: Error, Hashable {
    let message: String
}

extension CronPattern {
    /// Reads five fields as crontab(5) has them: numbers, `*`, lists, ranges and steps; `jan` and `mon` by name, Sunday
    /// also as 7.
    static func parse(_ text: String) -> Result<CronPattern, CronFault> {
        let fields = text.split(whereSeparator: \.isWhitespace)
        guard fields.count == 5 else {
            return .failure(
                CronFault(message: "expected five fields of cron (minute hour day month weekday), found '\(text)'")
            )
        }
        do {
            let weekdays = try values(fields[4], in: 0...7, "weekday", names: weekdayNames, first: 0)
            return .success(
                CronPattern(
                    text: text,
                    minutes: try values(fields[0], in: 0...59, "minute"),
                    hours: try values(fields[1], in: 0...23, "hour"),
                    days: try values(fields[2], in: 1...31, "day"),
                    months: try values(fields[3], in: 1...12, "month", names: monthNames, first: 1),
                    weekdays: Set(weekdays.map { $0 == 7 ? 0 : $0 }),
                    eitherDay: !fields[2].hasPrefix("*") && !fields[4].hasPrefix("*")
                )
            )
        } catch {
            return .failure(error)
        }
    }

    private static let weekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    private static let monthNames = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private static func values(
        _ field: Substring,
        in range: ClosedRange<Int>,
        _ what: String,
        names: [String] = [],
        first: Int = 0
    ) throws(CronFault) -> Set<Int> {
        var values: Set<Int> = []
        for part in field.split(separator: ",", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "/", omittingEmptySubsequences: false)
            let step = halves.count == 2 ? Int(halves[1]) : halves.count == 1 ? 1 : nil
            let span = halves.first.flatMap { bounds($0, in: range, hasStep: halves.count == 2, names, first) }
            guard let span, let step, step > 0 else {
                throw CronFault(
                    message:
                        "expected \(what == "hour" ? "an" : "a") \(what) from \(range.lowerBound) to \(range.upperBound), found '\(part)'"
                )
            }
            values.formUnion(stride(from: span.lowerBound, through: span.upperBound, by: step))
        }
        return values
    }

    private static func bounds(
        _ text: Substring,
        in range: ClosedRange<Int>,
        hasStep: Bool,
        _ names: [String],
        _ first: Int
    ) -> ClosedRange<Int>? {
        if text == "*" { return names == weekdayNames ? 0...6 : range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { word -> Int? in
            names.firstIndex(of: word.lowercased()).map { $0 + first } ?? (word.allSatisfy(\.isASCII) ? Int(word) : nil)
        }
        guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2 else { return nil }
        guard range.contains(low), range.contains(high), low <= high else { return nil }
        return low...(hasStep && ends.count == 1 ? range.upperBound : high)
    }
}
