/// Whether a number format shows a day or a time (ECMA-376, part 1, 18.8.30 and 18.8.31).
enum NumberFormat {
    /// Whether a format that has no code of its own in the file does.
    static func isDate(builtIn number: Int) -> Bool {
        switch number {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether a code does: it has a letter of day or time outside of quotes, escapes and brackets. `[h]` counts.
    static func isDate(code: String) -> Bool {
        // What stands behind the first semicolon is for negative numbers.
        var rest = code.unicodeScalars.prefix { $0 != ";" }
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                if !inside.isEmpty, inside.allSatisfy({ "hHmMsS".unicodeScalars.contains($0) }) { return true }
                rest = rest.dropFirst(inside.count + 1)
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": return true
            case "G": if rest.starts(with: "eneral".unicodeScalars) { rest = rest.dropFirst(6) }
            default: break
            }
        }
        return false
    }
}
