/// Reads the letter that a site's robot writes for a visitor: fields with their labels, in lines or in a table.
package enum FormReader {
    /// The fields of a letter; nil when it is no form. `isRobot` says that its sender is known for one.
    ///
    /// Without that, it is a form when it has two different ways to tell who asks (a name, a telephone, an address),
    /// and most of its lines are fields.
    package static func read(_ text: String, tables: [TextTable], isRobot: Bool) -> FormLetter? {
        var form = FormLetter()
        for table in tables { add(table, to: &form) }
        addLines(text, to: &form)
        let ways = [FormField.name, .phone, .email].count { form[$0] != nil }
        guard ways >= (isRobot ? 1 : 2) else { return nil }
        return isRobot || form.share >= 0.5 ? form : nil
    }

    private static func add(_ table: TextTable, to form: inout FormLetter) {
        for row in table.rows.prefix(60) where row.count == 2 && !row[1].isEmpty {
            form.add(label: row[0], value: row[1])
        }
    }

    private static func addLines(_ text: String, to form: inout FormLetter) {
        let lines = TextLines.of(text, limit: 400).map { $0.trimmingSpace() }
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            guard !line.isEmpty else { continue }
            form.lines += 1
            guard line.utf8.count < 4_000, let (label, value) = parts(of: line) else { continue }
            if !value.isEmpty {
                form.fieldLines += 1
                let isLong = FormField.labelled(label) == .message
                form.add(label: label, value: isLong ? extended(value, lines, &index, &form) : value)
            } else if FormField.labelled(label) != nil, index < lines.count,
                parts(of: lines[index]) == nil || lines[index].utf8.contains(UInt8(ascii: "@"))
            {
                let isLong = FormField.labelled(label) == .message
                let next = lines[index]
                guard !next.isEmpty else { continue }
                index += 1
                form.lines += 1
                form.fieldLines += 2
                form.add(label: label, value: isLong ? extended(next, lines, &index, &form) : next)
            }
        }
    }

    /// A message goes on until the next field.
    private static func extended(
        _ value: String,
        _ lines: [String],
        _ index: inout Int,
        _ form: inout FormLetter
    ) -> String {
        var text = value
        while index < lines.count {
            let line = lines[index]
            if let (label, _) = parts(of: line), FormField.labelled(label) != nil { break }
            if line.allSatisfy({ "-_=*".contains($0) }), !line.isEmpty { break }
            text += "\n" + line
            index += 1
            form.lines += line.isEmpty ? 0 : 1
            form.fieldLines += line.isEmpty ? 0 : 1
        }
        return text.trimmingSpace()
    }

    /// The label and the value of a line: parted by a colon, a tab or, of old forms, an equals sign.
    private static func parts(of line: String) -> (label: String, value: String)? {
        guard let place = line.utf8.firstIndex(where: { $0 == 0x3A || $0 == 9 || $0 == 0x3D }) else {
            return line.utf8.count <= 90 && !line.hasSuffix(".") && FormField.labelled(line) != nil ? (line, "") : nil
        }
        let label = line[..<place].trimming { $0.isWhitespace || "*-–•[]\"'".contains($0) }
        let value = line[line.index(after: place)...].trimming { $0.isWhitespace || $0 == "*" }
        guard !label.isEmpty, label.utf8.count <= 80, !label.hasPrefix("http"), !value.hasPrefix("//") else {
            return nil
        }
        if line[place] == "=", FormField.labelled(label) == nil { return nil }
        return (label, value)
    }
}
