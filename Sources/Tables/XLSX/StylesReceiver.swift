import Domain

/// Reads which cell formats show days: xl/styles.xml (ECMA-376, part 1, 18.8).
final class StylesReceiver: XMLReceiver {
    private var codes: [Int: String] = [:]
    private var isInCellFormats = false
    private(set) var dateFormats: Set<Int> = []
    private var count = 0

    func start(_ name: String, space: String?, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            if let number = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                codes[number] = code
            }
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            let isDate = codes[number].map(NumberFormat.isDate(code:)) ?? NumberFormat.isDate(builtIn: number)
            if isDate { dateFormats.insert(count) }
            count += 1
        default: break
        }
    }

    func end(_ name: String, space: String?) { if name == "cellXfs" { isInCellFormats = false } }

    func text(_ bytes: UnsafeRawBufferPointer) {}
}
