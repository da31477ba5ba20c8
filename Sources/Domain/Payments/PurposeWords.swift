/// The words of purposes of payment, small letters, ё as е.
enum PurposeWords {
    /// The document that a word names; nil for other words.
    static func document(_ key: String) -> PaymentReference.Kind? {
        if let exact = exact[key] { return exact }
        return starts.first { key.hasPrefix($0.start) && !($0.isNot.map(key.hasPrefix) ?? false) }?.kind
    }

    /// Words that stand between a document's name and its number.
    static let fillers: Set<String> = [
        "на", "оплату", "предоплату", "покупателя", "покупателю", "клиента", "клиенту", "поставщика", "поставщику",
        "заказчика", "фактура", "фактуре", "фактуры", "фактурам", "оферта", "оферте", "оферты", "поставки",
        "номер", "номером", "номера", "за", "под", "наряд", "наряду", "передаточный", "документ", "товарная",
        "товарной",
        "выполненных", "работ", "оказанных", "услуг", "интернет", "магазина", "сайта", "договору", "договор", "купли",
        "продажи", "аренды", "подряда", "оказания", "возмездного", "об", "о", "оказании", "счету", "счет", "фак",
        "факт",
        "внутренний", "внутреннему", "сделке", "сделка",
    ]

    /// Words for «№».
    static let numberMarks: Set<String> = ["№", "#", "n", "no", "nr", "num", "номер", "нoмер", "nо", "nº", "ном"]

    /// Before «счет» they make it something that no invoice is.
    static func isAccount(before key: String) -> Bool {
        [
            "расчетн", "лицев", "банковск", "корр", "транзитн", "текущ", "депозит", "ссудн", "валютн", "специальн",
            "накопительн",
            "карточн", "номинальн", "пополнен", "владел",
        ].contains { key.hasPrefix($0) }
            || ["л", "р", "л/с", "р/с", "лиц", "за", "в", "на", "р/сч", "л/сч"].contains(key)
    }

    /// Behind a number they say that it counts things.
    static let units: Set<String> = [
        "шт", "штук", "штука", "кг", "тн", "тонн", "м", "м2", "м3", "мес", "месяц", "месяца", "месяцев", "дн", "дней",
        "дня",
        "день", "чел", "год", "года", "лет", "квартал", "кв", "п/м", "упак", "уп", "ч", "час", "часов", "л", "раз",
        "этап",
        "ед", "компл", "рейс", "рейса",
    ]

    /// Behind a sum.
    static let roubles: Set<String> = ["руб", "рублей", "рубля", "рубль", "р", "rub", "rur", "₽", "рур"]
    /// Behind the kopecks.
    static let kopecks: Set<String> = ["коп", "копеек", "копейки", "копейка", "к"]

    /// Months in the genitive, by their first letters.
    static func month(_ key: String) -> Int? {
        guard key.count >= 3 else { return nil }
        return months.firstIndex { key.hasPrefix($0) }.map { $0 == 12 ? 5 : $0 + 1 }
    }

    private static let months = [
        "янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "май",
    ]

    private static let exact: [String: PaymentReference.Kind] = [
        "счет": .invoice, "счета": .invoice, "счету": .invoice, "счетом": .invoice, "счетам": .invoice,
        "счете": .invoice,
        "счетов": .invoice, "счетах": .invoice, "счетами": .invoice, "сч": .invoice, "сч-у": .invoice,
        "сч-та": .invoice,
        "сч-т": .invoice, "сч-ту": .invoice, "счт": .invoice, "сч-там": .invoice, "с-т": .invoice, "с/ч": .invoice,
        "счу": .invoice, "счк": .invoice, "счна": .invoice, "инв": .invoice,
        "invoice": .invoice, "inv": .invoice, "inv-no": .invoice,
        "с/ф": .taxInvoice, "с-ф": .taxInvoice, "сф": .taxInvoice, "сч/ф": .taxInvoice, "сч-ф": .taxInvoice,
        "счф": .taxInvoice, "с/фактура": .taxInvoice, "с/фактуре": .taxInvoice, "с.ф": .taxInvoice,
        "упд": .transferDocument, "упд/акт": .transferDocument, "апд": .transferDocument, "upd": .transferDocument,
        "накл": .waybill, "тн": .waybill, "ттн": .waybill, "т/н": .waybill, "т/накл": .waybill, "тов/накл": .waybill,
        "акт": .act, "акту": .act, "акта": .act, "актам": .act, "актов": .act, "акты": .act, "авр": .act,
        "зак": .order, "з-з": .order, "з-зу": .order, "зак-з": .order, "зак-зу": .order, "order": .order, "зк": .order,
        "дог": .contract, "дог-р": .contract, "дог-ру": .contract, "дог-ра": .contract, "дог-у": .contract,
        "дог-ор": .contract, "д-р": .contract, "д-ру": .contract, "дог-ом": .contract, "контр": .contract,
        "доп": .contract,
        "contract": .contract, "договорa": .contract, "госконтракт": .contract, "мун": .contract, "г/к": .contract,
        "согл-ю": .contract, "спецификации": .contract, "спецификация": .contract, "спец": .contract,
        "приложению": .contract, "приложение": .contract, "прил": .contract,
    ]

    private static let starts: [(start: String, kind: PaymentReference.Kind, isNot: String?)] = [
        ("счет-ф", .taxInvoice, nil), ("счетф", .taxInvoice, nil), ("счета-ф", .taxInvoice, nil),
        ("счету-ф", .taxInvoice, nil), ("счетам-ф", .taxInvoice, nil), ("сч-фак", .taxInvoice, nil),
        ("сч/фак", .taxInvoice, nil), ("счет/ф", .taxInvoice, nil), ("с/фак", .taxInvoice, nil),
        ("счфак", .taxInvoice, nil),
        ("счет-", .invoice, nil), ("счету-", .invoice, nil), ("счета-", .invoice, nil), ("инвойс", .invoice, nil),
        ("накладн", .waybill, nil), ("заказ", .order, "заказчик"), ("заявк", .order, nil),
        ("договор", .contract, "договорен"), ("контракт", .contract, "контрактн"), ("госконтракт", .contract, nil),
        ("соглашени", .contract, nil),
    ]
}
