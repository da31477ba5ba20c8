import Settings

/// What a field is called and what it holds, as both are written: `need: text Потребность`, or `{type: text, title: …}`.
struct FieldHead {
    /// What it holds; a text where that could not be read.
    let type: FieldType
    /// What people read; nil when nothing is written.
    let title: String?
    /// What is wrong with it, and under which key of its section.
    let faults: [(key: String?, message: String)]

    /// The words for types, in the order of the reference page. `list`, `link` and `table` need more than the word.
    static let words = [
        "text", "flag", "int", "quantity", "money", "date", "moment", "phone", "email", "list", "employee", "employees",
        "department", "contact", "company", "file", "link", "table",
    ]

    init(_ value: SettingValue) {
        if let text = value.text {
            let word = text.prefix { !$0.isWhitespace }
            let rest = text.dropFirst(word.count).drop(while: \.isWhitespace)
            let (type, fault) = Self.simple(String(word))
            self.type = type ?? .text
            title = rest.isEmpty ? nil : String(rest)
            faults = fault.map { [(nil, $0)] } ?? []
        } else if let section = value.section {
            let (type, faults) = Self.type(section)
            self.type = type
            title = section.value("title")?.text
            self.faults = faults
        } else {
            (type, title) = (.text, nil)
            faults = [(nil, "expected a type such as text, or a section with a type, found \(value.described)")]
        }
    }

    /// The type that one word means.
    private static func simple(_ word: String) -> (FieldType?, fault: String?) {
        let types: [String: FieldType] = [
            "text": .text, "flag": .flag, "int": .int, "quantity": .quantity, "money": .money, "date": .date,
            "moment": .moment, "phone": .phone, "email": .email, "employee": .employee, "employees": .employees,
            "department": .department, "contact": .contact, "company": .company, "file": .file,
        ]
        if let type = types[word] { return (type, nil) }
        switch word {
        case "list": return (nil, "a list is named: {type: list, list: NAME}")
        case "link": return (nil, "a link names its funnel: {type: link, to: FUNNEL}")
        case "table": return (nil, "a table names its columns: {type: table, columns: {name: text, sum: money}}")
        default:
            let hint =
                NearMiss.suggestion(for: word, among: words).map { "did you mean '\($0)'?" }
                ?? "there are \(words.joined(separator: ", "))"
            return (nil, "unknown type of a field '\(word)'; \(hint)")
        }
    }

    private static func type(_ section: SettingSection) -> (FieldType, [(key: String?, message: String)]) {
        guard let word = section.value("type")?.text else {
            let isList = section.has("list")
            return isList ? list(section) : (.text, [(nil, "expected a type, such as type: text")])
        }
        switch word {
        case "list": return list(section)
        case "link":
            guard let funnel = section.value("to")?.text else {
                return (.link(funnel: ""), [(nil, simple("link").fault ?? "")])
            }
            return (.link(funnel: funnel), [])
        case "table": return table(section)
        default:
            let (type, fault) = simple(word)
            return (type ?? .text, fault.map { [("type", $0)] } ?? [])
        }
    }

    private static func list(_ section: SettingSection) -> (FieldType, [(key: String?, message: String)]) {
        guard let name = section.value("list")?.text else { return (.text, [(nil, simple("list").fault ?? "")]) }
        return (.choice(list: name), [])
    }

    /// Columns are names of texts (`[carrier, track_no]`) or heads of their own (`{sum: money Сумма}`).
    private static func table(_ section: SettingSection) -> (FieldType, [(key: String?, message: String)]) {
        let value = section.value("columns")
        var faults: [(key: String?, message: String)] = []
        var columns: [FieldColumn] = []
        if let names = value?.list?.compactMap(\.text), !names.isEmpty {
            columns = names.map { FieldColumn(name: $0, title: Self.title(of: $0), type: .text) }
        } else if let members = value?.section?.members(), !members.isEmpty {
            for (name, value) in members {
                let head = FieldHead(value)
                faults += head.faults.map { ("columns", "\(name): \($0.message)") }
                if case .table = head.type { faults.append(("columns", "\(name): a table holds no other table")) }
                columns.append(FieldColumn(name: name, title: head.title ?? Self.title(of: name), type: head.type))
            }
        } else {
            faults.append((nil, simple("table").fault ?? ""))
        }
        return (.table(columns: columns), faults)
    }

    /// What people read where no title is written: the name with its underscores as blanks.
    static func title(of name: String) -> String {
        let text = name.replacing("_", with: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
