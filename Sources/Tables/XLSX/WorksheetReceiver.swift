import Domain

/// Reads the rows of a sheet: xl/worksheets/sheetN.xml (ECMA-376, part 1, 18.3). Of a formula the value that it had when
/// the workbook was saved is read.
final class WorksheetReceiver: XMLReceiver {
    /// What the cells of a workbook refer to.
    struct Surroundings {
        var strings = SharedStrings()
        var dateFormats: Set<Int> = []
        var is1904 = false
        var limits = XLSXLimits()
    }

    private let surroundings: Surroundings
    private(set) var merged: [MergedRange] = []
    /// Rows that were read and not taken yet, the oldest first.
    private var ready: [SheetRow] = []
    private var taken = 0

    private var row = 0
    private var cells: [SheetCell] = []
    private var faults: [String] = []
    private var column = -1
    private var type = "n"
    private var style = 0
    private var value: [UInt8] = []
    private var isInValue = false
    private var isInPhonetic = false
    private var isInRow = false

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// The next row that was read.
    func take() -> SheetRow? {
        guard taken < ready.count else {
            ready.removeAll(keepingCapacity: true)
            taken = 0
            return nil
        }
        taken += 1
        return ready[taken - 1]
    }

    func start(_ name: String, space: String?, _ attributes: XMLAttributes) throws {
        switch name {
        case "row": try startRow(attributes)
        case "c" where isInRow: try startCell(attributes)
        case "v" where isInRow: isInValue = true
        case "rPh": isInPhonetic = true
        case "t" where isInRow: isInValue = type == "inlineStr" && !isInPhonetic
        case "mergeCell":
            if merged.count < 100_000, let range = attributes["ref"].flatMap(MergedRange.init(reference:)) {
                merged.append(range)
            }
        default: break
        }
    }

    func end(_ name: String, space: String?) {
        switch name {
        case "v", "t": isInValue = false
        case "rPh": isInPhonetic = false
        case "c" where isInRow: endCell()
        case "row":
            isInRow = false
            if !cells.allSatisfy(\.isEmpty) { ready.append(SheetRow(line: row, cells: cells, faults: faults)) }
        default: break
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) throws {
        guard isInValue else { return }
        value.append(contentsOf: bytes)
        guard value.count <= surroundings.limits.text else {
            throw SvodError(.limitExceeded, "row \(row): a cell is longer than \(surroundings.limits.text) bytes")
        }
    }

    private func startRow(_ attributes: XMLAttributes) throws {
        let number = attributes["r"].flatMap { Int($0) } ?? row + 1
        guard number > row, number <= 10_000_000 else {
            throw SvodError(.invalidInput, "row \(number) stands behind row \(row)")
        }
        row = number
        (cells, faults, column, isInRow) = ([], [], -1, true)
    }

    private func startCell(_ attributes: XMLAttributes) throws {
        let next = attributes["r"].flatMap { ColumnName.index(of: $0) } ?? column + 1
        guard next > column, next < ColumnName.most else {
            throw SvodError(.invalidInput, "row \(row): cell \(attributes["r"] ?? "") stands out of order")
        }
        column = next
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value.removeAll(keepingCapacity: true)
    }

    private func endCell() {
        let cell = readCell(String(decoding: value, as: UTF8.self))
        guard !cell.isEmpty else { return }
        while cells.count < column { cells.append(.empty) }
        cells.append(cell)
    }

    /// The cell of the value at hand (18.18.11 names the types).
    private func readCell(_ text: String) -> SheetCell {
        switch type {
        case "s":
            guard let index = Int(text) else { return .empty }
            guard let shared = surroundings.strings[index] else { return fault("a text that the workbook lacks") }
            return SheetCell(text: EscapedText.plain(shared))
        case "str", "inlineStr": return SheetCell(text: EscapedText.plain(text))
        case "b": return text.isEmpty ? .empty : .flag(text == "1" || text == "true")
        case "e": return .error(text)
        case "d": return isoMoment(text)
        default: return number(text)
        }
    }

    private func number(_ text: String) -> SheetCell {
        let text = text.trimmingBlanks()
        guard !text.isEmpty else { return .empty }
        guard let number = Double(text), number.isFinite else { return fault("'\(text.prefix(40))' is no number") }
        if surroundings.dateFormats.contains(style),
            let moment = ExcelDate.cell(serial: number, is1904: surroundings.is1904)
        {
            return moment
        }
        return .number(number)
    }

    /// A day or moment as ISO 8601 writes it: `2026-11-04T09:30:00`.
    private func isoMoment(_ text: String) -> SheetCell {
        guard let day = CivilDate(text.prefix(10)) else { return SheetCell(text: text) }
        let fields = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard fields.count >= 2, fields[0] < 24, fields[1] < 60 else { return .moment(day, secondOfDay: nil) }
        let second = fields[0] * 3600 + fields[1] * 60 + (fields.count > 2 ? min(59, fields[2]) : 0)
        return .moment(day, secondOfDay: second == 0 ? nil : second)
    }

    private func fault(_ message: String) -> SheetCell {
        faults.append("column \(ColumnName.of(column)): \(message)")
        return .error(message)
    }
}
