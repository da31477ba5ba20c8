/// Finds the name of a company: its legal form and what stands with it.
package enum CompanyFinder {
    /// The first company of a text that is none of `except`, which are folded as by ``key(of:)``. One for whom somebody
    /// asks, `для нужд МУП «Водоканал»`, counts only where no other one is named.
    package static func first(in text: String, except: Set<String> = []) -> String? {
        var asked: String?
        for line in TextLines.of(text, limit: 2_000) where line.utf8.count < 2_000 {
            let signs = CompanySigns(line)
            var rest = Substring(line)
            while signs.isRussian, let (name, end) = russian(rest) {
                let isAsked = isAskedFor(rest[..<end], name)
                rest = rest[end...]
                if except.contains(key(of: name)) { continue }
                if !isAsked { return name }
                asked = asked ?? name
            }
            if signs.isLatin, let name = latin(line), !except.contains(key(of: name)) { return name }
        }
        return asked
    }

    /// The company with which a letter is signed: below words of parting, or below a line of two dashes.
    package static func signed(in text: String, except: Set<String> = []) -> String? {
        signature(of: text).flatMap { first(in: $0, except: except) }
    }

    /// What stands below words of parting, or below a line of two dashes; nil where there is neither.
    static func signature(of text: String) -> String? {
        let lines = TextLines.of(text, limit: 2_000)
        let parting = lines.lastIndex { $0.trimmingSpace() == "--" || NameFinder.isParting($0) }
        return parting.map { lines[$0...].prefix(longestSignature).joined(separator: "\n") }
    }

    private static let longestSignature = 12

    /// The lines of a text that do not say for whom somebody asks.
    static func withoutCustomers(_ text: String) -> String {
        TextLines.of(text, limit: 2_000).filter { line in
            let lower = line.lowered()
            guard customerWords.stands(in: lower) else { return true }
            let words = lower.split { !$0.isLetter }.map(String.init).filter(customers.contains)
            return words.isEmpty || words.allSatisfy { $0 == "для" } && first(in: line) == nil
        }
        .joined(separator: "\n")
    }

    /// Whether what stands before a name says that somebody else asks for it. `text` ends with the name or in it.
    private static func isAskedFor(_ text: Substring, _ name: String) -> Bool {
        guard let form = name.split(separator: " ").first, let start = text.ranges(of: form).last?.lowerBound else {
            return false
        }
        let before = text[..<start].lowered().split { !$0.isLetter }.suffix(2)
        return before.last.map { customers.contains(String($0)) } ?? false
    }

    /// Words that announce for whom it is asked.
    private static let customers: Set<String> = [
        "для", "нужд", "заказчик", "заказчика", "заказчику", "потребитель", "потребителя", "эксплуатант",
        "балансодержатель",
        "грузополучатель", "конечник", "объект", "объекта",
    ]

    private static let customerWords = WordList(customers.sorted())

    /// The name by which two spellings of a company are compared: letters and digits only, in lower case.
    package static func key(of name: String) -> String {
        name.lowered().filter { $0.isLetter || $0.isNumber }
    }

    /// `ООО «Ромашка»`, `АО "Завод"`, `ИП Иванов И.И.`, `ПАО Газпром`.
    private static func russian(_ line: Substring) -> (name: String, end: String.Index)? {
        var start = line.startIndex
        while start < line.endIndex {
            guard line.utf8[start] >= 0xD0, line.utf8[start] <= 0xD1, begins(line, at: start) else {
                start = line.utf8.index(after: start)
                continue
            }
            let word = line[start...].prefix { $0.isLetter }
            defer { start = max(word.endIndex, line.utf8.index(after: start)) }
            guard let form = form(line[start...], word: word) else { continue }
            let rest = line[form.endIndex...].drop { $0.isWhitespace || $0 == ":" }
            if let quoted = quoted(rest) {
                return ("\(form.folded()) \(quoted)", line.index(rest.startIndex, offsetBy: quoted.count))
            }
            let isTrader = form == "ИП" || form.hasPrefix("Индив")
            if let name = bare(rest, words: isTrader ? 3 : 2, isTrader: isTrader) {
                return ("\(form.folded()) \(name)", rest.index(rest.startIndex, offsetBy: name.count))
            }
        }
        return nil
    }

    private static func begins(_ line: Substring, at index: String.Index) -> Bool {
        guard index > line.startIndex else { return true }
        let before = line.utf8[line.utf8.index(before: index)]
        return before < 0x80 && !(before | 0x20 >= 0x61 && before | 0x20 <= 0x7A) || before == 0xA0 || before == 0xAB
    }

    private static func form(_ line: Substring, word: Substring) -> Substring? {
        if forms.contains(String(word)) { return word }
        guard let first = word.first, first == "О" || first == "о" || first == "И" || first == "и" || first == "А"
        else {
            return nil
        }
        let lower = line.prefix(64).lowered()
        for long in longForms where lower.beginsExactly(with: long) { return line.prefix(long.count) }
        return nil
    }

    /// A name in quotation marks, one pair within another included.
    private static func quoted(_ text: Substring) -> String? {
        guard let open = text.first, "«\"“„'”".contains(open) else { return nil }
        var depth = 0
        for (offset, index) in text.indices.enumerated() {
            guard offset < 120 else { return nil }
            switch text[index] {
            case "«", "„": depth += 1
            case "»": depth -= 1
            case "“" where open == "„": depth -= 1
            case "“" where open == "“" && offset == 0: depth += 1
            case "”" where open == "”" && offset == 0: depth += 1
            case "”", "“": depth -= 1
            case "\"" where open == "\"": depth += offset == 0 ? 1 : closes(text, index) ? -depth : 1
            case "'" where open == "'": depth += offset == 0 ? 1 : -1
            default: continue
            }
            if depth <= 0 { return offset > 1 ? String(text[...index]) : nil }
        }
        return nil
    }

    /// Whether a straight quotation mark ends a name: no letter follows it.
    private static func closes(_ text: Substring, _ index: String.Index) -> Bool {
        let next = text.index(after: index)
        return next == text.endIndex || !text[next].isLetter
    }

    /// A name without quotation marks: words that begin with a capital letter or a digit.
    private static func bare(_ text: Substring, words most: Int, isTrader: Bool) -> String? {
        var end = text.startIndex
        var (index, count) = (text.startIndex, 0)
        while index < text.endIndex, count < most {
            let word = text[index...].prefix { !$0.isWhitespace && !",;()|<>\t".contains($0) }
            guard let first = word.first, first.isUppercase || count > 0 && first.isNumber, word.count <= 40 else {
                break
            }
            let isInitials = isTrader && word.contains(".")
            let clean = isInitials ? word : word.prefix { $0.isLetter || $0.isNumber || "-–.&".contains($0) }
            end = clean.endIndex
            count += 1
            // The end of a sentence ends a name; that of a shortened word does not.
            if !isInitials, clean.hasSuffix("."), clean.count > 5 { break }
            if clean.endIndex != word.endIndex { break }
            index = text[word.endIndex...].firstIndex { $0 != " " && $0 != "\u{A0}" } ?? text.endIndex
            if index < text.endIndex, text[word.endIndex..<index].isEmpty { break }
        }
        let name = text[..<end].trimming { $0.isWhitespace || (!isTrader && ".,".contains($0)) }
        return name.utf8.count >= 3 ? name : nil
    }

    /// `Acme Pumps GmbH`, `Acme, Inc.`: up to four words with capitals before the form.
    private static func latin(_ line: String) -> String? {
        guard line.utf8.count < 300 else { return nil }
        let words = line.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
        for (index, word) in words.enumerated() where index > 0 {
            guard let first = word.utf8.first, first >= 0x41, first <= 0x5A || first == 0x73, word.utf8.count <= 14
            else {
                continue
            }
            let form = word.trimming { ".,;:()".contains($0) }
            guard latinForms.contains(form) else { continue }
            let before = words[..<index].suffix(4).reversed().prefix { word in
                guard let first = word.first else { return false }
                return (first.isUppercase && first.isASCII || word == "&") && !word.hasSuffix(":")
                    && !word.hasSuffix(".")
            }
            guard !before.isEmpty else { continue }
            return (before.reversed().map(String.init) + [word.trimming { ",;:()".contains($0) }]).joined(
                separator: " "
            )
        }
        return nil
    }

    private static let forms: Set<String> = [
        "ООО", "АО", "ПАО", "ОАО", "ЗАО", "НАО", "ИП", "ФГУП", "ГУП", "МУП", "ФГБУ", "ГБУ", "МБУ", "ГКУ", "МКУ", "ФКУ",
        "ТОО",
        "ОДО", "ЧУП", "УП", "РУП", "НПО", "НПП", "НПФ", "НПЦ", "ПКФ", "ПКП", "ТД", "ГК", "КФХ", "СПК", "АНО", "НКО",
        "ЧОУ",
        "ФГАОУ", "ФГБОУ", "МБОУ", "ТСЖ", "СНТ", "ЧП", "ТОВ", "ОсОО", "ЗАОр", "ФГКУ", "МАУ", "ГАУ", "МП", "ПК", "КО",
    ]

    private static let longForms = [
        "общество с ограниченной ответственностью", "индивидуальный предприниматель", "публичное акционерное общество",
        "открытое акционерное общество", "закрытое акционерное общество", "акционерное общество",
    ]

    private static let latinForms: Set<String> = [
        "LLC", "Ltd", "LTD", "Limited", "GmbH", "Inc", "JSC", "PJSC", "Corp", "Corporation", "S.A", "S.p.A", "B.V",
        "AG", "Oy",
        "OOO", "AB", "A/S", "Sp", "s.r.o", "SRL", "SARL", "SIA", "UAB", "Co",
    ]
}
