/// What telephones and programs put below a letter by themselves: `Отправлено с iPhone`.
enum DeviceLine {
    /// Whether a line is one.
    static func isDevice(_ line: String) -> Bool {
        guard line.utf8.count <= 300 else { return false }
        let text = line.trimming { $0.isWhitespace || "[]()*_-—–<>".contains($0) || $0.isUnseen }
        guard !text.isEmpty, text.utf8.count <= 160 || text.count <= 160 else { return false }
        let mayBegin = heads.contains(text.head)
        guard mayBegin || text.utf8.last.map({ lastBytes.contains($0 | 0x20) }) ?? false else { return false }
        let lower = text.lowered()
        if mayBegin {
            let word = String(lower.prefix { !$0.isWhitespace })
            if let known = openings[word], known.contains(where: lower.beginsExactly) { return true }
        }
        // Languages without blanks.
        guard let first = text.utf8.first, first >= 0xE3 || text.utf8.count <= 80 else { return false }
        return endings.contains(where: lower.endsExactly) || begun.contains(where: lower.beginsExactly)
    }

    /// How such lines begin, by their first word.
    private static let openings: [String: [String]] = Dictionary(grouping: list) { line in
        String(line.prefix { !$0.isWhitespace })
    }

    /// With what such lines begin.
    private static let heads = Set((list + begun).map(\.head))

    /// With what they end, letters in lower case.
    private static let lastBytes = Set(endings.compactMap(\.utf8.last).map { $0 | 0x20 })

    private static let begun = ["发自", "從我的", "从我的", "iphoneから", "ipadから", "나의 iphone"]

    private static let list: [String] = """
        sent from; sent with; sent via; sent using; get outlook for; отправлено с ; отправлено из; отправлено от; \
        отправлено через; отправлено при помощи; отправлено мобильн; послано с ; скачать outlook; получить outlook; \
        надіслано з; відправлено з; gesendet mit; gesendet von; von meinem; von meiner; diese nachricht wurde von mein; \
        outlook für; envoyé de; envoyé depuis; envoyé avec; envoyé à partir; obtenir outlook; télécharger outlook; \
        enviado desde; enviado con; enviado do; enviado de; enviado a partir; enviat des; obtener outlook; obter o outlook; \
        inviato da; inviato con; ottieni outlook; verstuurd vanaf; verzonden vanaf; verzonden met; verzonden van; \
        outlook voor; sendt fra; sendt med; sendt via; skickat från; skickat med; hämta outlook; lähetetty; wysłane z; \
        wysłano z; pobierz outlook; odesláno z; odoslané z; posláno z; poslano s; poslano iz; elküldve; küldve; \
        iphone'umdan; ipad'imden; benim iphone; trimis de pe; trimis din; στάλθηκε από; saadetud minu; nosūtīts no; \
        išsiųsta iš; download the official
        """.split(separator: ";").map { $0.trimmingLeading() }

    private static let endings: [String] = """
        gesendet; から送信; gönderildi; 보냄; 에서 보냄; 传送; 傳送
        """.split(separator: ";").map { $0.trimmingSpace() }
}

extension Substring {
    fileprivate func trimmingLeading() -> String { String(drop { $0.isWhitespace }) }
}
