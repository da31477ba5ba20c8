extension ProductionSheet {
    /// Reads the text of a production calendar's file; `docs/calendars.md` describes its lines.
    ///
    /// Returns the sheet as far as it could be read, and all that is wrong with it, by line.
    package static func read(
        text: String,
        file: String
    ) -> (sheet: ProductionSheet, problems: [CalendarFileProblem]) {
        let reader = ProductionSheetReader(file: file, text: text)
        return (reader.sheet, reader.problems)
    }

    /// Reads the text of a production calendar's file.
    ///
    /// Throws one error with a line `file:line: what is wrong` for each problem.
    package static func parse(text: String, file: String) throws(SvodError) -> ProductionSheet {
        let (sheet, problems) = read(text: text, file: file)
        guard problems.isEmpty else {
            let lines = problems.map { "\(file):\($0.line): \($0.message)" }
            throw SvodError(.invalidConfiguration, lines.joined(separator: "\n"))
        }
        return sheet
    }
}

extension ProductionCalendar {
    /// Reads a production calendar that is one file.
    ///
    /// Throws what ``ProductionSheet/parse(text:file:)`` and ``init(sheets:)`` throw.
    package static func parse(text: String, file: String) throws(SvodError) -> ProductionCalendar {
        let sheet = try ProductionSheet.parse(text: text, file: file)
        guard sheet.covers != nil else {
            throw SvodError(
                .invalidConfiguration,
                "\(file):1: the file does not say which dates it covers; add 'from' and 'until'"
            )
        }
        return try ProductionCalendar(sheets: [sheet])
    }
}
