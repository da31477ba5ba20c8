import Domain

/// One document at a time.
extension CommerceConversion {
    func outcome(of source: CommerceDocument) -> Outcome {
        guard let operation = source.kind else {
            return .failure(refusal(of: source, "its ХозОперация '\(source.operation ?? "")' is not known"))
        }
        guard let currency = source.currency == nil ? "RUB" : source.currencyCode else {
            return .failure(refusal(of: source, "its currency '\(source.currency ?? "")' is not known"))
        }
        guard let sum = source.sum else { return .failure(refusal(of: source, "it has no Сумма")) }
        var document = OneCDocument(
            kind: Self.kind(operation),
            id: source.id,
            exchange: exchange,
            source: .commerceML,
            version: version,
            sum: sum.money(currency),
            standing: Self.standing(source)
        )
        settle(&document, operation)
        fill(&document, source)
        return .success(document)
    }

    /// A payment is never negative: money that goes back to the client is outgoing.
    private func settle(_ document: inout OneCDocument, _ operation: CommerceOperation) {
        guard operation.isPayment else { return }
        switch operation {
        case .bankPayment, .bankRefund: document.paymentKind = .bank
        case .cashPayment, .cashRefund: document.paymentKind = .cash
        default: document.paymentKind = .card
        }
        guard document.sum.minor < 0 || operation.isRefund else { return }
        document.direction = .outgoing
        let minor = document.sum.minor
        document.sum = Money(minor: minor < 0 ? -minor : minor, currency: document.sum.currency)
    }

    private func fill(_ document: inout OneCDocument, _ source: CommerceDocument) {
        // The number and date of an order are the site's; 1C's own stand beside them.
        document.siteNumber = source.number.flatMap { OneCSiteNumber.deal($0) == nil ? nil : $0 }
        document.number = source.numberIn1C ?? (document.siteNumber == nil ? source.number : nil)
        document.date = (source.dateIn1C ?? source.date)?.date
        document.base = source.base
        document.comment = source.comment
        document.purpose = source.requisite("Назначение платежа")
        document.manager = source.requisite("Ответственный") ?? source.requisite("Менеджер")
        document.party = source.buyer.map(OneCParty.init(commerce:))
        document.lines = source.lines.map(OneCLine.init(commerce:))
        switch document.kind {
        // In UNF's payments it is the day of movement, in UT's orders the day of payment.
        case .payment: document.date = source.due?.date ?? document.date
        case .order, .invoice: document.dueDate = dialect == .trade ? nil : source.due?.date
        default: break
        }
        if document.kind == .order { document.settlement = Self.settlement(source) }
    }

    /// UT names a payment once nothing is left to pay.
    private static func settlement(_ source: CommerceDocument) -> OneCSettlement? {
        guard source.paymentNumberIn1C != nil || source.paymentDateIn1C != nil else { return nil }
        return OneCSettlement(number: source.paymentNumberIn1C, date: source.paymentDateIn1C.flatMap(BankDate.read))
    }

    /// UT names the shipment of an order beside it, and says no more of it when it is taken back: a document of its own that
    /// stands for that word.
    func shipment(of source: CommerceDocument, _ order: OneCDocument) -> OneCDocument? {
        guard dialect == .trade, order.kind == .order else { return nil }
        let (number, date) = (source.shipmentNumberIn1C, source.shipmentDateIn1C.flatMap(BankDate.read))
        let isShipped = (number != nil || date != nil) && order.standing.counts
        let stated = source.requisite("Сумма отгрузки по 1С").flatMap { ExactDecimal($0) }
        var shipment = OneCDocument(
            kind: .shipment,
            id: "\(order.id)\(OneCDocumentKey.shippedWord)",
            exchange: exchange,
            source: .commerceML,
            version: version,
            sum: stated.map { $0.money(order.sum.currency) } ?? order.sum,
            standing: isShipped ? .posted : .unposted
        )
        shipment.number = number
        shipment.date = date
        shipment.base = order.id
        return shipment
    }

    func outcome(of counterparty: CommerceCounterparty) -> Outcome {
        var document = OneCDocument(
            kind: .counterparty,
            id: counterparty.id ?? "",
            exchange: exchange,
            source: .commerceML,
            version: version,
            standing: counterparty.deletionMark == true ? .deleted : .posted
        )
        document.party = OneCParty(commerce: counterparty)
        document.comment = counterparty.comment
        return .success(document)
    }

    private static func kind(_ operation: CommerceOperation) -> OneCDocumentKind {
        switch operation {
        case .order: .order
        case .invoice: .invoice
        case .bankPayment, .cashPayment, .cardPayment, .bankRefund, .cashRefund: .payment
        case .shipment: .shipment
        case .goodsReturn: .goodsReturn
        }
    }

    private static func standing(_ source: CommerceDocument) -> OneCStanding {
        if source.deletionMark == true { return .deleted }
        if source.cancelled == true { return .cancelled }
        return source.posted == false ? .unposted : .posted
    }
}

extension CommerceDocument {
    /// The client: who is called a buyer, else the first that is not the seller.
    fileprivate var buyer: CommerceCounterparty? {
        counterparties.first { $0.role == "Покупатель" } ?? counterparties.first { $0.role != "Продавец" }
    }
}
