/// What older versions say in requisites.
extension CommerceDocument {
    /// UT: the number of the payment document, once nothing is left to pay.
    package var paymentNumberIn1C: String? { requisite("Номер оплаты по 1С") }
    /// UT: its date, as written.
    package var paymentDateIn1C: String? { requisite("Дата оплаты по 1С") }
    /// UT: the number of the shipment.
    package var shipmentNumberIn1C: String? { requisite("Номер отгрузки по 1С") }
    /// UT: its date, as written.
    package var shipmentDateIn1C: String? { requisite("Дата отгрузки по 1С") }
    /// The order's state at the site or in 1C, as written.
    package var status: String? { requisite("Статус заказа") }
    /// Whether a site or 1C calls it paid.
    package var isCalledPaid: Bool? { flag("Заказ оплачен") ?? flag("Оплачен") }

    private func flag(_ name: String) -> Bool? { requisite(name).flatMap(CommerceFlag.read) }
}
