import Domain

/// A workbook of Excel, LibreOffice or Google Sheets (.xlsx, ECMA-376 transitional and strict).
///
/// It is opened with its list of sheets, its formats and the texts that cells share; rows are read as they are asked
/// for. Macros, links, drawings and whatever else is in it are never touched.
package final class Workbook {
    /// One sheet.
    package struct Sheet: Hashable, Sendable {
        /// Its name, as its tab shows it.
        package let name: String
        /// Whether people do not see it.
        package let isHidden: Bool
        /// The entry of the archive.
        let entry: String
    }

    /// The sheets in the order of their tabs.
    package let sheets: [Sheet]
    private let archive: ZipArchive
    private let place: String
    private let surroundings: WorksheetReceiver.Surroundings

    /// Opens a file.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when it is no workbook, `limitExceeded` when it is larger than `limits`.
    package convenience init(path: String, limits: XLSXLimits = XLSXLimits()) throws {
        try self.init(archive: ZipArchive(path: path, limits: limits.archive), place: path, limits: limits)
    }

    /// Opens a workbook in memory. `place` is what messages call it.
    package convenience init(bytes: [UInt8], place: String, limits: XLSXLimits = XLSXLimits()) throws {
        try self.init(
            archive: ZipArchive(bytes: bytes, limits: limits.archive, place: place),
            place: place,
            limits: limits
        )
    }

    private init(archive: ZipArchive, place: String, limits: XLSXLimits) throws {
        (self.archive, self.place) = (archive, place)
        do {
            let main = try Self.mainPart(archive, place)
            let folder = main.contains("/") ? String(main[..<(main.lastIndex(of: "/") ?? main.startIndex)]) : ""
            let file = main.split(separator: "/").last.map(String.init) ?? main
            let book = WorkbookReceiver()
            try WorkbookPart.readAll(main, in: archive, place: place, into: book)
            let relations = RelationsReceiver()
            let relationsEntry = folder.isEmpty ? "_rels/\(file).rels" : "\(folder)/_rels/\(file).rels"
            try WorkbookPart.readAll(relationsEntry, in: archive, place: place, into: relations)
            let parts = relations.relations
            sheets = book.sheets.compactMap { listed in
                guard let relation = parts[listed.relation], relation.kind == "worksheet",
                    let entry = RelationsReceiver.entry(relation.target, in: folder)
                else { return nil }
                return Sheet(name: listed.name, isHidden: listed.isHidden, entry: entry)
            }
            var surroundings = WorksheetReceiver.Surroundings(is1904: book.is1904, limits: limits)
            func entry(_ kind: String) -> String? {
                parts.values.first { $0.kind == kind }.flatMap { RelationsReceiver.entry($0.target, in: folder) }
            }
            if let styles = entry("styles"), archive.has(styles) {
                let receiver = StylesReceiver()
                try WorkbookPart.readAll(styles, in: archive, place: place, into: receiver)
                surroundings.dateFormats = receiver.dateFormats
            }
            if let strings = entry("sharedStrings"), archive.has(strings) {
                let receiver = SharedStringsReceiver(limits: limits)
                try WorkbookPart.readAll(strings, in: archive, place: place, into: receiver)
                surroundings.strings = receiver.strings
            }
            self.surroundings = surroundings
        } catch {
            archive.close()
            throw error
        }
    }

    deinit { archive.close() }

    /// The rows of a sheet, from the first.
    package func rows(of sheet: Sheet) throws -> some SheetReader {
        let receiver = WorksheetReceiver(surroundings)
        let part = try WorkbookPart(sheet.entry, in: archive, place: place, receiver: receiver)
        return WorksheetReader(part, receiver, book: self, place: "\(place): \(sheet.name)")
    }

    /// The cells of a sheet that were merged. They stand behind the rows, so this reads the sheet once.
    package func merged(in sheet: Sheet) throws -> [MergedRange] {
        let receiver = WorksheetReceiver(surroundings)
        let part = try WorkbookPart(sheet.entry, in: archive, place: place, receiver: receiver)
        while try part.readPiece() { while receiver.take() != nil {} }
        return receiver.merged
    }

    /// The workbook's own part: where the archive's relations say, else where all programs put it.
    private static func mainPart(_ archive: ZipArchive, _ place: String) throws -> String {
        if archive.has("_rels/.rels") {
            let relations = RelationsReceiver()
            try WorkbookPart.readAll("_rels/.rels", in: archive, place: place, into: relations)
            let target = relations.relations.values.first { $0.kind == "officeDocument" }?.target
            if let entry = target.flatMap({ RelationsReceiver.entry($0, in: "") }), archive.has(entry) { return entry }
        }
        guard archive.has("xl/workbook.xml") else { throw archive.fault("not a workbook: it has no xl/workbook.xml") }
        return "xl/workbook.xml"
    }
}
