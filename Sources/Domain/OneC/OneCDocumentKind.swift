/// What a document of 1C is, whatever its name is in a configuration.
package enum OneCDocumentKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A customer's order («Заказ клиента», «Заказ покупателя»): what a deal stands for.
    case order
    /// A bill for an order, or for a part of it («Счет на оплату»).
    case invoice
    /// Money that came or went («Поступление на счет», «Поступление в кассу», «Эквайринговая операция»).
    case payment
    /// Goods that left («Реализация товаров», «Расходная накладная»).
    case shipment
    /// Goods that came back («Возврат товара»).
    case goodsReturn
    /// A company or a person that 1C trades with («Контрагент»).
    case counterparty
}
