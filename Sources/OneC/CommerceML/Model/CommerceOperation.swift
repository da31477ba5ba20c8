/// What a document does: `ХозОперация`, whose words differ between 1C's products and versions.
package enum CommerceOperation: String, Hashable, Sendable, CaseIterable {
    /// `Заказ товара`.
    case order
    /// `Счет на оплату`.
    case invoice
    /// `Выплата безналичных денег`: over the bank, by offset.
    case bankPayment = "bank_payment"
    /// `Выплата наличных денег`.
    case cashPayment = "cash_payment"
    /// `Эквайринговая операция`.
    case cardPayment = "card_payment"
    /// `Возврат безналичных денег`: back to the client over the bank.
    case bankRefund = "bank_refund"
    /// `Возврат наличных денег`.
    case cashRefund = "cash_refund"
    /// `Отпуск товара`.
    case shipment
    /// `Возврат товара`.
    case goodsReturn = "goods_return"

    /// Reads the words of a file; nil for others.
    package init?(words: String) {
        let found = Self.seen.value(words) { words in
            Self.words[words.lowercased().replacing("ё", with: "е").filter { !$0.isWhitespace }]
        }
        guard let found else { return nil }
        self = found
    }

    private static let seen = SeenSpellings<CommerceOperation?>()

    /// Whether money moves.
    package var isPayment: Bool {
        self == .bankPayment || self == .cashPayment || self == .cardPayment || isRefund
    }

    /// Whether money goes back to the client.
    package var isRefund: Bool { self == .bankRefund || self == .cashRefund }

    private static let words: [String: CommerceOperation] = [
        "заказтовара": .order, "заказ": .order, "заказпокупателя": .order, "заказклиента": .order, "order": .order,
        "счетнаоплату": .invoice, "счет": .invoice, "счетнаоплатупокупателю": .invoice,
        "выплатабезналичныхденег": .bankPayment, "оплата": .bankPayment, "безналичнаяоплата": .bankPayment,
        "поступлениебезналичныхденег": .bankPayment, "поступлениебезналичныхденежныхсредств": .bankPayment,
        "поступлениенарасчетныйсчет": .bankPayment, "взаимозачет": .bankPayment,
        "выплатаналичныхденег": .cashPayment, "наличнаяоплата": .cashPayment, "приходныйкассовыйордер": .cashPayment,
        "поступлениеналичныхденег": .cashPayment, "поступлениевкассу": .cashPayment,
        "эквайринговаяоперация": .cardPayment, "оплатаплатежнойкартой": .cardPayment,
        "возвратбезналичныхденег": .bankRefund, "возвратналичныхденег": .cashRefund,
        "отпусктовара": .shipment, "отгрузкатовара": .shipment, "реализациятоваров": .shipment, "отгрузка": .shipment,
        "реализациятоваровиуслуг": .shipment, "расходнаянакладная": .shipment,
        "возвраттовара": .goodsReturn, "возвраттоваровотпокупателя": .goodsReturn,
        "возвраттоваровотклиента": .goodsReturn,
    ]
}

extension CommerceDocument {
    /// What it does; nil when its words are not known.
    package var kind: CommerceOperation? { operation.flatMap(CommerceOperation.init(words:)) }

    /// The ISO 4217 code of its currency; nil without a currency or for one that is not known.
    package var currencyCode: String? { currency.flatMap(CurrencyName.code) }
}
