/// The words by which a client says who wrote what it quotes: `6 окт. 2014 г. пользователь Иван <i@x.ru> написал:`.
enum Attribution {
    /// Where an attribution that ends with the line `last` begins; nil when that line ends none.
    ///
    /// Clients break such lines anywhere, so up to four are looked at.
    static func start(in lines: [String], endingAt last: Int) -> Int? {
        guard endsWithColon(lines[last]) else { return nil }
        var text = ""
        for count in 0..<4 {
            let index = last - count
            guard index >= 0 else { return nil }
            let line = Quotation.stripped(lines[index]).trimmingSpace()
            if line.isEmpty { return nil }
            if count > 0, endsSentence(line) { return nil }
            text = text.isEmpty ? line : line + " " + text
            guard text.utf8.count <= 600 else { return nil }
            guard isComplete(text), isAttribution(text) else { continue }
            return extended(index, in: lines, text: text)
        }
        return nil
    }

    /// Whether a text, its lines joined, is one.
    static func isAttribution(_ text: String) -> Bool {
        let hasMoment = hasMoment(text)
        let hasAddress = text.utf8.contains(UInt8(ascii: "@"))
        guard hasMoment || hasAddress, HeadLine(text) == nil else { return false }
        let lower = text.lowered()
        if let verb = verbs.places(in: lower).min(by: { $0.word < $1.word }) {
            return hasAddress || lower.utf8.count - verb.range.upperBound <= 40 || begins(lower)
        }
        // Gmail and Яндекс of today: a moment, a name, an address, and no verb.
        guard hasMoment, hasAddress, let last = text.dropLast().trimmingSpace().last else { return false }
        return last == ">" || last == ")" || last == "]"
    }

    private static func endsWithColon(_ line: String) -> Bool {
        var bytes = line.utf8[...]
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        guard let last = bytes.last else { return false }
        if last == UInt8(ascii: ":") { return true }
        if last < 0x80 { return false }
        let end = line.trimmingSpace().last
        return end == "：" || end == ":"
    }

    private static func endsSentence(_ line: String) -> Bool {
        guard let last = line.last else { return false }
        return last == "!" || last == "?" || last == ":" || last == ";"
    }

    /// Whether brackets around an address that were closed were opened too.
    private static func isComplete(_ text: String) -> Bool {
        let bytes = text.utf8
        let opened = bytes.count { $0 == UInt8(ascii: "<") }
        return bytes.count { $0 == UInt8(ascii: ">") } <= opened
    }

    /// A line above that holds the moment, when what was found holds none.
    private static func extended(_ index: Int, in lines: [String], text: String) -> Int {
        guard index > 0, !hasMoment(text) else { return index }
        let above = Quotation.stripped(lines[index - 1]).trimmingSpace()
        guard hasMoment(above), begins(above.lowered()), !endsSentence(above), !above.hasSuffix(".") else {
            return index
        }
        return index - 1
    }

    /// Whether a year, a day in digits or a time of the day stands in it.
    static func hasMoment(_ text: String) -> Bool {
        var (digits, marks) = (0, 0)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte >= 0x30, byte <= 0x39 {
                digits += 1
                if digits == 4 { return true }
                if marks == 1, digits >= 1 { return true }
            } else {
                let isMark = byte == 0x3A || byte == 0x2F || byte == 0x2E || byte == 0x2D
                marks = isMark && previous >= 0x30 && previous <= 0x39 ? 1 : 0
                digits = 0
            }
            previous = byte
        }
        return false
    }

    private static func begins(_ lower: String) -> Bool {
        guard let first = lower.first else { return false }
        if first.isNumber { return true }
        let word = lower.prefix { !$0.isWhitespace && $0 != "," }
        return starters.contains(String(word))
    }

    private static let verbs = WordList(
        """
        wrote; writes; написал; пишет; пишe; пише; писали; писал(а); писав; сообщил; написа; a écrit; a ecrit; schrieb; \
        geschrieben; schreef; geschreven; escribió; escribio; escriure; ha escrit; ha scritto; scrisse; escreveu; escreve; \
        skrev; napsal; napísal; napisał; napisal; pisze; napisao; kirjoitti; yazdı; írta; a scris; έγραψε; rašė; parašė; \
        rakstīja; kirjutas; menulis; đã viết; 写道; 寫道; 写了; 書きました; のメール; 님이 작성; 작성; כתב; كتب; เขียน; piše; \
        je napisal; shkroi
        """.split(separator: ";").map { $0.trimmingSpace() }
    )

    private static let starters: Set<String> = Set(
        """
        on at in le am el il em op den dne dňa w dnia dana u v na pe la ti ke στις a 在 於 ngày pada вы you в от mon tue wed \
        thu fri sat sun monday tuesday wednesday thursday friday saturday sunday пн вт ср чт пт сб вс понедельник вторник \
        среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота неділя montag dienstag \
        mittwoch donnerstag freitag samstag sonntag lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi
        """.split { $0.isWhitespace }.map(String.init)
    )
}
