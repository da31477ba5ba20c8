package import Domain

/// A document of CommerceML: an order, an invoice, a payment, a shipment, a return.
package struct CommerceDocument: Sendable, Hashable {
    /// 1C's id of it; of an order made by a site, the site's.
    package var id: String
    /// Its number, of an order the site's.
    package var number: String?
    /// Its day, with the time where one is written (`Время`); of an order the site's.
    package var date: CommerceMoment?
    /// 1C's own number: `Номер1С`, or the requisite `Номер по 1С`.
    package var numberIn1C: String?
    /// 1C's own date.
    package var dateIn1C: CommerceMoment?
    /// `ХозОперация`, as written; ``kind`` reads it.
    package var operation: String?
    /// `Роль`: of the one who sends the file.
    package var role: String?
    /// `Валюта`, as written: `руб`, `RUB`, `643`; ``currencyCode`` reads it.
    package var currency: String?
    /// `Курс`.
    package var rate: ExactDecimal?
    /// What it comes to.
    package var sum: ExactDecimal?
    /// `СрокПлатежа`: due; in UT's orders the day of payment, in UNF's payments the day of movement.
    package var due: CommerceMoment?
    /// `Основание`, as written.
    package var statedBase: String?
    /// The id of the order it belongs to: what it states, else what it is nested in, else its container's order.
    package var base: String?
    /// Whether it is posted; nil where the file says nothing.
    package var posted: Bool?
    /// Whether it was cancelled.
    package var cancelled: Bool?
    /// Whether it is marked for deletion.
    package var deletionMark: Bool?
    /// The record's version in 1C.
    package var version: String?
    /// What was written beside it.
    package var comment: String?
    /// Whose it is.
    package var counterparties: [CommerceCounterparty] = []
    /// Its lines.
    package var lines: [CommerceLine] = []
    /// Discounts on the whole.
    package var discounts: [CommerceDiscount] = []
    /// Taxes in the whole.
    package var taxes: [CommerceTax] = []
    /// Requisites in order.
    package var requisites: [CommerceRequisite] = []
    /// Its `ПодчиненныеДокументы`: a snapshot of its payments. Nil where the element is absent, which with 1C's UNF means
    /// the same as an empty one and with UT means nothing.
    package var subordinates: [CommerceDocument]?
    /// Those of ``subordinates`` that were refused: the list is no whole snapshot as long as there are any.
    package var refusedSubordinates: [CommerceRefusal] = []
    /// Whatever else stands there.
    package var others: [CommerceNode] = []
    /// The line where it begins.
    package var line: Int

    /// Creates a document.
    package init(id: String, line: Int = 0) {
        self.id = id
        self.line = line
    }

    /// The value of the first requisite of that name that has one.
    package func requisite(_ name: String) -> String? {
        for requisite in requisites where requisite.isCalled(name) {
            if let value = requisite.value { return value }
        }
        return nil
    }

    /// The document and what is nested in it, in the order of the file.
    package var flattened: [CommerceDocument] { [self] + (subordinates ?? []).flatMap(\.flattened) }

    /// The plain sum of the lines; nil when one has none or it is beyond the range.
    package var linesSum: ExactDecimal? {
        var sum: ExactDecimal? = .zero
        for line in lines { sum = sum?.adding(line.sum ?? .zero) }
        return sum
    }
}
