/// Columns as spreadsheets name them: A, B, … Z, AA.
package enum ColumnName {
    /// The widest sheet that spreadsheets know.
    package static let most = 16_384

    /// The name of a column counted from 0.
    package static func of(_ index: Int) -> String {
        var name: [UInt8] = []
        var rest = index
        repeat {
            name.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest = rest / 26 - 1
        } while rest >= 0
        return String(decoding: name.reversed(), as: UTF8.self)
    }

    /// The column that a name or a cell's reference (`AB12`) means, counted from 0; nil when it means none.
    package static func index(of reference: some StringProtocol) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"): column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: return column - 1
            default: return nil
            }
            guard column <= most else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
