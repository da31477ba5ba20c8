/// By what means money moved.
package enum OneCPaymentKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Through a bank account («Выплата безналичных денег»).
    case bank
    /// Through the till («Выплата наличных денег»).
    case cash
    /// By card («Эквайринговая операция»).
    case card
    /// By setting off one debt against another.
    case offset
}
