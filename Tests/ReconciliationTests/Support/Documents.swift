import Domain

/// Documents as exchanges tell them.
enum Documents {
    static func order(
        _ id: String,
        _ sum: Int64,
        at version: Int64 = 1,
        payments: [OneCDocument]? = nil,
        inn: String? = "7707083893",
        number: String? = nil,
        _ change: (inout OneCDocument) -> Void = { _ in }
    ) -> OneCDocument {
        var document = make(.order, id, sum, version)
        document.number = number ?? id
        document.date = CivilDate("2026-11-01")
        document.party = OneCParty(id: "client-\(inn ?? id)", name: "ООО Ромашка", inn: inn)
        document.payments = payments
        change(&document)
        return document
    }

    /// A payment as it stands in a list, of the version of its list.
    static func listed(_ id: String, _ sum: Int64, at version: Int64 = 1) -> OneCDocument {
        payment(id, sum, at: version)
    }

    static func payment(
        _ id: String,
        _ sum: Int64,
        at version: Int64 = 1,
        base: String? = nil,
        source: OneCSource = .commerceML,
        purpose: String? = nil,
        inn: String? = nil,
        _ change: (inout OneCDocument) -> Void = { _ in }
    ) -> OneCDocument {
        var document = make(.payment, id, sum, version)
        document.source = source
        document.date = CivilDate("2026-11-20")
        document.number = id
        document.base = base
        document.purpose = purpose
        document.paymentKind = .bank
        if let inn { document.party = OneCParty(name: "ООО Ромашка", inn: inn) }
        change(&document)
        return document
    }

    static func make(_ kind: OneCDocumentKind, _ id: String, _ sum: Int64, _ version: Int64) -> OneCDocument {
        OneCDocument(
            kind: kind,
            id: id,
            exchange: "unf",
            source: .commerceML,
            version: OneCVersion(number: version),
            sum: Money(minor: sum)
        )
    }
}
