/// Makes a sheet of a file's statements: first the rules, then the exceptions to them, each checked against what it
/// changes, so that a slip of the pen is found where it was made.
struct ProductionSheetReader {
    private(set) var sheet: ProductionSheet
    private(set) var problems: [CalendarFileProblem] = []

    /// The first line that set a title, a beginning or an end.
    private var settings: [String: Int] = [:]
    private var from: CivilDate?
    private var until: CivilDate?
    /// The line that spoke of a date.
    private var spoken: [CivilDate: Int] = [:]

    init(file: String, text: String) {
        sheet = ProductionSheet(title: file)
        guard text.utf8.count <= ProductionSheetReader.longest else {
            report(1, "the file is longer than \(ProductionSheetReader.longest) bytes")
            return
        }
        let statements = statements(of: text)
        for (line, statement) in statements {
            attempt(line) { reader throws(SvodError) in try reader.rule(statement, line) }
        }
        cover(lastLine: statements.last?.line ?? 1)
        for (line, statement) in statements {
            attempt(line) { reader throws(SvodError) in try reader.date(statement, line) }
        }
        for (line, statement) in statements {
            attempt(line) { reader throws(SvodError) in try reader.short(statement, line) }
        }
        problems.sort { $0.line < $1.line }
    }

    private static let longest = 1_000_000

    private mutating func statements(of text: String) -> [(line: Int, statement: ProductionStatement)] {
        var statements: [(line: Int, statement: ProductionStatement)] = []
        // Editors on Windows put a byte order mark before the first line.
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            attempt(index + 1) { _ throws(SvodError) in
                if let statement = try ProductionStatement.read(line) { statements.append((index + 1, statement)) }
            }
        }
        return statements
    }

    private mutating func rule(_ statement: ProductionStatement, _ line: Int) throws(SvodError) {
        switch statement {
        case .title(let title):
            try once("title", line)
            sheet.title = title
        case .from(let date):
            try once("from", line)
            from = date
        case .until(let date):
            try once("until", line)
            until = date
        case .weekend(let days):
            try once("weekend", line)
            sheet.weekend = days
        case .holiday(let holiday): sheet.holidays.append(holiday)
        case .off, .work, .moved, .short: break
        }
    }

    private mutating func cover(lastLine: Int) {
        switch (from, until) {
        case (let from?, let until?) where from <= until: sheet.covers = from...until
        case (let from?, let until?):
            report(settings["until"] ?? lastLine, "the calendar ends on \(until), before it begins on \(from)")
        case (_?, nil): report(settings["from"] ?? lastLine, "'from' needs an 'until' with it")
        case (nil, _?): report(settings["until"] ?? lastLine, "'until' needs a 'from' with it")
        case (nil, nil): break
        }
    }

    private mutating func date(_ statement: ProductionStatement, _ line: Int) throws(SvodError) {
        switch statement {
        case .off(let dates, let note):
            guard dates.upperBound - dates.lowerBound < 366 else { throw error("more than a year of days off") }
            for number in dates.lowerBound.dayNumber...dates.upperBound.dayNumber {
                try set(CivilDate(dayNumber: number), ProductionDay(.dayOff, note: note), line)
            }
        case .work(let date, let standIn, let note):
            guard isFree(date) else { throw error("\(date) is a working day already") }
            try set(date, ProductionDay(.working(as: standIn), note: note), line)
        case .moved(let source, let target, let note): try move(source, to: target, note: note, line)
        case .title, .from, .until, .weekend, .holiday, .short: break
        }
    }

    /// Gives the rest of `source` to `target`. A holiday from which rest is moved stays free.
    private mutating func move(_ source: CivilDate, to target: CivilDate, note: String?, _ line: Int) throws(SvodError)
    {
        guard isFree(source) else { throw error("\(source) is a working day: there is no rest to move") }
        guard !isFree(target) else { throw error("\(target) is a day off already") }
        if sheet.holiday(on: source) == nil {
            let text = note ?? "works as \(target)"
            try set(source, ProductionDay(.working(as: target.weekday), note: text), line)
        }
        try set(target, ProductionDay(.dayOff, note: note ?? "rest of \(source)"), line)
    }

    private mutating func short(_ statement: ProductionStatement, _ line: Int) throws(SvodError) {
        guard case .short(let date, let note) = statement else { return }
        var day = sheet.days[date] ?? .regular
        guard day.kind != .dayOff, day.kind != .regular || !isFree(date) else {
            throw error("\(date) is a day off and cannot be short")
        }
        guard !day.isShort else { throw error("\(date) is short already") }
        try check(date)
        day.isShort = true
        day.note = note ?? day.note
        sheet.days[date] = day
    }

    private mutating func set(_ date: CivilDate, _ day: ProductionDay, _ line: Int) throws(SvodError) {
        try check(date)
        if let earlier = spoken[date] { throw error("of \(date) line \(earlier) speaks already") }
        spoken[date] = line
        sheet.days[date] = day
    }

    private func check(_ date: CivilDate) throws(SvodError) {
        guard let covers = sheet.covers, !covers.contains(date) else { return }
        throw error("\(date) is not within \(covers.lowerBound) and \(covers.upperBound), which the file covers")
    }

    /// Whether nobody works on `date` by the week and the yearly holidays.
    private func isFree(_ date: CivilDate) -> Bool {
        sheet.weekend.contains(date.weekday) || sheet.holiday(on: date) != nil
    }

    private mutating func once(_ setting: String, _ line: Int) throws(SvodError) {
        if let earlier = settings[setting] { throw error("'\(setting)' stands in line \(earlier) already") }
        settings[setting] = line
    }

    private mutating func attempt(
        _ line: Int,
        _ body: (inout ProductionSheetReader) throws(SvodError) -> Void
    ) {
        do throws(SvodError) { try body(&self) } catch { report(line, error.message) }
    }

    private mutating func report(_ line: Int, _ message: String) {
        problems.append(CalendarFileProblem(line: line, message: message))
    }

    private func error(_ message: String) -> SvodError { SvodError(.invalidConfiguration, message) }
}
