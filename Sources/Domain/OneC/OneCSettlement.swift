/// What an exchange without payments says of an order of which nothing is left to pay (UT 11: `Номер оплаты по 1С`, `Дата
/// оплаты по 1С`).
package struct OneCSettlement: Hashable, Sendable, Codable {
    /// The number of the last payment.
    package let number: String?
    /// Its day.
    package let date: CivilDate?

    /// Creates a settlement.
    package init(number: String?, date: CivilDate?) {
        self.number = number
        self.date = date
    }
}
