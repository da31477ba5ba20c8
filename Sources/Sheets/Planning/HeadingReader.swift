import Domain
import Settings
package import Tables

/// Finds the columns of a mapping in a sheet.
package struct HeadingReader {
    /// The columns that were found.
    package struct Found: Hashable, Sendable {
        /// Each rule with the columns that it takes, from 0.
        package let columns: [Column]
        /// Headings that the mapping neither takes nor ignores.
        package let leftOver: [String]
        /// How many columns have a heading.
        package let width: Int
    }

    /// A rule and the columns that bear its heading.
    package struct Column: Hashable, Sendable {
        /// The rule.
        package let rule: ColumnRule
        /// The columns, from 0.
        package let indices: [Int]
    }

    private let mapping: ImportMapping

    /// Creates a reader.
    package init(mapping: ImportMapping) { self.mapping = mapping }

    /// Finds the columns by the rows of headings, of which some cells may be merged.
    ///
    /// - Throws: ``SvodError`` `invalidInput` that names every heading which is not there.
    package func find(in rows: [SheetRow], merged: [MergedRange] = []) throws -> Found {
        let headings = Self.headings(of: rows, merged: merged)
        guard !headings.allSatisfy(\.isEmpty) else {
            throw SvodError(.invalidInput, "row \(mapping.header.lowerBound): there are no headings")
        }
        var faults: [String] = []
        var used: Set<Int> = []
        var columns: [Column] = []
        for rule in mapping.columns {
            let indices = indices(of: rule, headings)
            if indices.isEmpty { faults.append(missing(rule, headings)) }
            used.formUnion(indices)
            columns.append(Column(rule: rule, indices: indices))
        }
        guard faults.isEmpty else { throw SvodError(.invalidInput, faults.joined(separator: "\n")) }
        let leftOver = headings.enumerated().filter { index, heading in
            !heading.isEmpty && !used.contains(index) && !mapping.ignored.contains(FoldedKey.of(heading))
        }.map(\.element)
        return Found(columns: columns, leftOver: leftOver, width: headings.count)
    }

    private func indices(of rule: ColumnRule, _ headings: [String]) -> [Int] {
        switch rule.source {
        case .letter(let index): return [index]
        case .heading(let text):
            let key = FoldedKey.of(text)
            return headings.indices.filter { FoldedKey.of(headings[$0]) == key }
        }
    }

    private func missing(_ rule: ColumnRule, _ headings: [String]) -> String {
        let place = rule.line.map { "mapping line \($0): " } ?? ""
        guard case .heading(let text) = rule.source else { return "\(place)there is no column \(rule.label)" }
        let known = headings.filter { !$0.isEmpty }
        let hint = NearMiss.suggestion(for: text, among: known).map { "; did you mean «\($0)»?" }
        return "\(place)the sheet has no column «\(text)»" + (hint ?? "; it has \(known.joined(separator: ", "))")
    }

    /// One heading a column: those of several rows joined with ` / `. What is merged over several columns stands above
    /// each of them; without knowledge of merged cells (CSV) a heading reaches to the next one in its row, except in the
    /// last row.
    static func headings(of rows: [SheetRow], merged: [MergedRange]) -> [String] {
        let width = rows.map(\.cells.count).max() ?? 0
        var joined = [String](repeating: "", count: width)
        for (position, row) in rows.enumerated() {
            var last = ""
            for column in 0..<width {
                let range = merged.first { $0.rows.contains(row.line) && $0.columns.contains(column) }
                var text = row[column].text ?? ""
                if text.isEmpty, let range, range.rows.lowerBound == row.line {
                    text = row[range.columns.lowerBound].text ?? ""
                }
                if text.isEmpty, merged.isEmpty, position < rows.count - 1 { text = last }
                last = text
                guard !text.isEmpty, joined[column] != text else { continue }
                joined[column] += joined[column].isEmpty ? text : " / \(text)"
            }
        }
        return joined
    }
}
