import Domain

/// Reads the names of the sheets and the system of dates: xl/workbook.xml (ECMA-376, part 1, 18.2).
final class WorkbookReceiver: XMLReceiver {
    /// One sheet as the workbook lists it.
    struct Listed: Hashable {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var sheets: [Listed] = []
    private(set) var is1904 = false

    func start(_ name: String, space: String?, _ attributes: XMLAttributes) {
        switch name {
        case "workbookPr": is1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        case "sheet":
            guard let title = attributes["name"], let relation = attributes["id"] else { return }
            let isHidden = (attributes["state"] ?? "visible") != "visible"
            sheets.append(Listed(name: title, relation: relation, isHidden: isHidden))
        default: break
        }
    }

    func end(_ name: String, space: String?) {}

    func text(_ bytes: UnsafeRawBufferPointer) {}
}
