import Domain
import Foundation
import Records
import Store

/// Writes a deal as an order for 1C.
///
/// The lines come from the card's table `items` (`name`, `article`, `quantity`, `unit`, `price`, `sum`), the terms from its
/// days `pay_until` or `deferred_to` and its text `pay_terms`, the client from its company and contact. Once 1C has numbered
/// the order its own lines and terms go back to it as they came.
struct OrderDrafter {
    let exchange: String
    let zone: TimeZone
    let stageTitle: @Sendable (_ funnel: String, _ stage: String) -> String?
    let connection: any Connection

    /// The order of a deal; nil when the deal's number would be cut off by 1C.
    ///
    /// Throws ``SvodError`` from the store.
    func draft(_ card: CardRecord) throws -> OrderDraft? {
        guard let number = OneCSiteNumber.text(of: card.id) else { return nil }
        let fields = try CardBook.fields(of: card.id, in: connection).mapValues(\.value)
        let order = try OrderBook.orders(of: card.id, in: connection).last { $0.siteNumber == number }
        let (day, second) = Self.local(card.createdAt, in: zone)
        var document = OneCDocument(
            kind: .order,
            id: number,
            exchange: exchange,
            source: .commerceML,
            version: OneCVersion(number: 0),
            standing: card.outcome == .lost ? .cancelled : .posted
        )
        document.siteNumber = number
        document.date = day
        document.party = try party(of: card)
        if let order, order.number != nil {
            document.lines = try OrderLines.lines(of: order.id, in: connection)
            document.sum = order.amount
            document.dueDate = order.dueDate
        } else {
            document.lines = Self.lines(fields["items"])
            document.sum = card.amount ?? Money(minor: document.lines.compactMap(\.sum).reduce(0, +))
            document.dueDate = Self.day(fields["pay_until"]) ?? Self.day(fields["deferred_to"])
        }
        document.comment = Self.text(fields["comment"])
        return OrderDraft(
            document: document,
            second: second,
            requisites: try requisites(of: card, fields),
            isNumbered: order?.number != nil,
            cardVersion: card.version
        )
    }

    private func requisites(of card: CardRecord, _ fields: [String: FieldValue]) throws -> [CommerceRequisite] {
        var requisites: [CommerceRequisite] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { requisites.append(CommerceRequisite(name: name, value: value)) }
        }
        if let place = try CardBook.places(of: card.id, in: connection).first {
            add("Статус заказа", stageTitle(card.funnel, place.stage) ?? place.stage)
            let (day, second) = Self.local(place.enteredAt, in: zone)
            add("Дата изменения статуса", CommerceMoment(date: day, second: second).description)
        }
        add("Финальный статус", card.outcome == .open ? "false" : "true")
        add("Условия оплаты", Self.text(fields["pay_terms"]))
        add("Менеджер", try card.responsible.flatMap { try StaffBook.find($0, in: connection)?.name })
        return requisites
    }

    /// The client as 1C may know it: under its own identifier of it where svod has heard one.
    private func party(of card: CardRecord) throws -> OneCParty {
        let person = try card.person.flatMap { try PersonBook.find($0, in: connection) }
        let company = try (card.company ?? person?.company).flatMap { try CompanyBook.find($0, in: connection) }
        var party = OneCParty(name: company?.name ?? person?.name ?? card.title)
        if let company {
            let further = try CardBook.fields(of: company.id, in: connection)
            party.id = try Counterparties.identifier(of: company.id, on: exchange, in: connection)
            party.inn = company.inn
            party.kpp = Self.text(further["kpp"])
            party.fullName = Self.text(further["full_name"])
        }
        let numbers = (card.phone.map { [$0] } ?? []) + (person?.phones ?? [])
        var known: Set<String> = []
        party.contacts = numbers.filter { known.insert($0).inserted }.map {
            OneCContact(kind: .phone, value: $0, person: company == nil ? nil : person?.name)
        }
        return party
    }

    private static func lines(_ table: FieldValue?) -> [OneCLine] {
        guard case .table(let rows)? = table else { return [] }
        return rows.compactMap { row in
            guard let name = text(row["name"]) ?? text(row["article"]) else { return nil }
            let (quantity, price) = (quantity(row["quantity"]) ?? 1000, minor(row["price"]))
            return OneCLine(
                name: name,
                quantity: quantity,
                article: text(row["article"]),
                unit: text(row["unit"]),
                price: price,
                sum: minor(row["sum"]) ?? price.flatMap { worth($0, quantity) }
            )
        }
    }

    /// Price times thousandths, rounded half up; nil beyond the range.
    private static func worth(_ price: Int64, _ quantity: Int64) -> Int64? {
        Int64(exactly: (Int128(price) * Int128(quantity) + 500) / 1000)
    }

    private static func quantity(_ value: FieldValue?) -> Int64? {
        switch value {
        case .quantity(let thousandths)?: thousandths
        case .int(let number)?: number.multipliedReportingOverflow(by: 1000).overflow ? nil : number * 1000
        default: nil
        }
    }

    private static func minor(_ value: FieldValue?) -> Int64? {
        if case .money(let money)? = value { money.minor } else { nil }
    }

    private static func text(_ value: FieldValue?) -> String? {
        if case .text(let text)? = value, !text.isEmpty { text } else { nil }
    }

    private static func day(_ value: FieldValue?) -> CivilDate? {
        if case .date(let day)? = value { day } else { nil }
    }

    /// The day and the second of it on the clocks of `zone`.
    static func local(_ moment: Timestamp, in zone: TimeZone) -> (CivilDate, second: Int) {
        let date = Date(timeIntervalSince1970: Double(moment.microseconds) / 1_000_000)
        let seconds = Int(moment.microseconds / 1_000_000) + zone.secondsFromGMT(for: date)
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        return (CivilDate(dayNumber: day), seconds - day * 86_400)
    }
}
