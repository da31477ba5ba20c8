import OneC

/// A made-up statement in any encoding, and what the reader makes of bytes.
enum Statement {
    static let text = """
        1CClientBankExchange
        ВерсияФормата=1.03
        Кодировка=Windows
        Отправитель=Пробный банк
        ДатаНачала=01.03.2026
        ДатаКонца=02.03.2026
        РасчСчет=40702810000000000011
        СекцияРасчСчет
        ДатаНачала=01.03.2026
        РасчСчет=40702810000000000011
        НачальныйОстаток=10.50
        ВсегоПоступило=1 234,50
        КонецРасчСчет
        СекцияДокумент=Платежное поручение
        Номер=17
        Дата=01.03.2026
        Сумма=1234.50
        ПлательщикСчет=40702810000000000022
        Плательщик=ИНН 7700000006 ООО "Образец"
        ДатаПоступило=01.03.2026
        ПолучательСчет=40702810000000000011
        Получатель1=ООО "Свои"
        ПолучательИНН=7700000013
        НазначениеПлатежа=Оплата по счёту № 41 от 28.02.2026, в т.ч. НДС 20% - 205.75
        КонецДокумента
        секциядокумент=Банковский ордер
        НОМЕР=18
        дата=02.03.2026
        СУММА=15
        плательщиксчет=40702810000000000011
        ПолучательСчет=30233810000000000001
        НазначениеПлатежа1=Комиссия
        НазначениеПлатежа2=за март
        КонецДокумента
        КонецФайла
        """

    static func encoded(_ text: String, _ encoding: BankEncoding) -> [UInt8] {
        switch encoding {
        case .ascii, .utf8: Array(text.utf8)
        case .utf16: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .windows1251: text.unicodeScalars.map { byte($0, letters: 0xC0, others: ["№": 0xB9, "ё": 0xB8]) }
        case .cp866:
            text.unicodeScalars.map { scalar in
                // The last letters stand apart.
                (0x440...0x44F).contains(scalar.value)
                    ? UInt8(scalar.value - 0x440 + 0xE0)
                    : byte(scalar, letters: 0x80, others: ["№": 0xFC, "ё": 0xF1])
            }
        }
    }

    private static func byte(
        _ scalar: Unicode.Scalar,
        letters: UInt32,
        others: [Unicode.Scalar: UInt8]
    ) -> UInt8 {
        if let byte = others[scalar] { return byte }
        let isLetter = (0x410...0x44F).contains(scalar.value)
        return UInt8(truncatingIfNeeded: isLetter ? scalar.value - 0x410 + letters : scalar.value)
    }

    static func read(_ bytes: [UInt8], piece: Int = .max) throws -> (items: [BankItem], end: BankEnd) {
        var items: [BankItem] = []
        var reader = BankReader { items.append($0) }
        var start = 0
        while start < bytes.count {
            let end = piece < bytes.count - start ? start + piece : bytes.count
            try bytes[start..<end].withUnsafeBytes { try reader.feed($0) }
            start = end
        }
        let end = try reader.finish()
        return (items, end)
    }

    static func read(_ text: String, _ encoding: BankEncoding = .utf8) throws -> (items: [BankItem], end: BankEnd) {
        try read(encoded(text, encoding))
    }

    static func documents(_ items: [BankItem]) -> [BankDocument] {
        items.compactMap { item in if case .document(let document) = item { document } else { nil } }
    }
}
