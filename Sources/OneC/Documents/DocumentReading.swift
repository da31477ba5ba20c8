import Domain

/// Reads one JSON document of 1C.
struct DocumentReading {
    let exchange: String

    /// Reads a document.
    ///
    /// - Throws: ``SvodError`` `invalidInput` naming the member.
    func read(_ value: JSONValue) throws(SvodError) -> OneCDocument {
        var fields = try DocumentFields(value, at: "")
        let document = try read(&fields, isNested: false)
        try fields.finish()
        return document
    }

    private func read(_ fields: inout DocumentFields, isNested: Bool) throws(SvodError) -> OneCDocument {
        guard let kind: OneCDocumentKind = isNested ? .payment : try fields.choice("kind") else {
            throw SvodError(.invalidInput, "\(fields.path("kind")): expected the kind of the document, found nothing")
        }
        let id = try fields.requiredText("id")
        guard let version = isNested ? 0 : try fields.whole("version") else {
            throw SvodError(.invalidInput, "\(fields.path("version")): expected a number that grows, found nothing")
        }
        let currency = try currency(&fields)
        let sum = try fields.decimal("sum")
        let standing = try standing(&fields)
        if sum == nil, kind != .counterparty, standing != .deleted {
            throw SvodError(.invalidInput, "\(fields.path("sum")): expected a sum, found nothing")
        }
        var document = OneCDocument(
            kind: kind,
            id: id,
            exchange: exchange,
            source: .json,
            version: OneCVersion(number: version),
            sum: (sum ?? .zero).money(currency),
            standing: standing,
            direction: try fields.choice("direction") ?? .incoming
        )
        try describe(&document, &fields)
        if !isNested { document.payments = try payments(&fields, of: document) }
        return document
    }

    private func describe(_ document: inout OneCDocument, _ fields: inout DocumentFields) throws(SvodError) {
        document.siteNumber = try fields.text("site_number")
        document.number = try fields.text("number")
        document.date = try fields.date("date")
        document.dueDate = try fields.date("due")
        document.base = try fields.text("base")
        document.purpose = try fields.text("purpose")
        document.comment = try fields.text("comment")
        document.manager = try fields.text("manager")
        document.paymentKind = try fields.choice("means")
        if document.kind == .payment, document.paymentKind == nil { document.paymentKind = .bank }
        if var party = try fields.object("party") { document.party = try self.party(&party) }
        document.lines = try lines(&fields)
    }

    private func currency(_ fields: inout DocumentFields) throws(SvodError) -> String {
        guard let word = try fields.text("currency") else { return "RUB" }
        guard let code = CurrencyName.code(word) else {
            throw SvodError(.invalidInput, "\(fields.path("currency")): '\(word)' is not known")
        }
        return code
    }

    /// `deleted`, `cancelled`, `posted`: in this order.
    private func standing(_ fields: inout DocumentFields) throws(SvodError) -> OneCStanding {
        let isDeleted = try fields.flag("deleted") ?? false
        let isCancelled = try fields.flag("cancelled") ?? false
        let isPosted = try fields.flag("posted") ?? true
        return isDeleted ? .deleted : isCancelled ? .cancelled : isPosted ? .posted : .unposted
    }

    private func party(_ fields: inout DocumentFields) throws(SvodError) -> OneCParty {
        var contacts: [OneCContact] = []
        for var contact in try fields.objects("contacts") ?? [] {
            contacts.append(
                OneCContact(
                    kind: try contact.choice("kind") ?? .other,
                    value: try contact.requiredText("value"),
                    person: try contact.text("person")
                )
            )
            try contact.finish()
        }
        let party = OneCParty(
            id: try fields.text("id"),
            name: try fields.text("name"),
            fullName: try fields.text("full_name"),
            inn: try fields.text("inn"),
            kpp: try fields.text("kpp"),
            account: try fields.text("account"),
            bic: try fields.text("bic"),
            contacts: contacts
        )
        try fields.finish()
        return party
    }

    private func lines(_ fields: inout DocumentFields) throws(SvodError) -> [OneCLine] {
        var lines: [OneCLine] = []
        for var line in try fields.objects("lines") ?? [] {
            lines.append(
                OneCLine(
                    name: try line.requiredText("name"),
                    quantity: try line.decimal("quantity")?.thousandths ?? 1000,
                    goods: try line.text("goods"),
                    article: try line.text("article"),
                    unit: try line.text("unit"),
                    price: try line.decimal("price")?.hundredths,
                    sum: try line.decimal("sum")?.hundredths
                )
            )
            try line.finish()
        }
        return lines
    }

    /// Every payment of an order; not there when 1C says nothing of them.
    private func payments(
        _ fields: inout DocumentFields,
        of order: OneCDocument
    ) throws(SvodError) -> [OneCDocument]? {
        guard let entries = try fields.objects("payments") else { return nil }
        guard order.kind == .order else {
            throw SvodError(.invalidInput, "\(fields.path("payments")): only an order has a list of payments")
        }
        var payments: [OneCDocument] = []
        for var entry in entries {
            var payment = try read(&entry, isNested: true)
            payment.version = order.version
            payment.base = payment.base ?? order.id
            try entry.finish()
            payments.append(payment)
        }
        return payments
    }
}
