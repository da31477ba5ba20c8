package import Domain

/// Tells the documents of a file in the words of the ledger.
///
/// Pure: one for a file, with what the file and the session say of all documents in it.
package struct CommerceConversion: Sendable {
    /// The name of the exchange.
    package let exchange: String
    /// How new the file's documents are.
    package let version: OneCVersion
    /// Who wrote it.
    package let dialect: CommerceDialect

    /// Creates the conversion of a file that `session`, which began at that moment, has brought. The clock of 1C is
    /// `secondsFromUTC` ahead of UTC.
    package init(exchange: String, header: CommerceHeader, session: Timestamp, secondsFromUTC: Int = 0) {
        self.exchange = exchange
        dialect = CommerceDialect(header)
        let formed = header.generatedAt.map { moment in
            let seconds = moment.date.dayNumber * 86_400 + (moment.second ?? 0) - secondsFromUTC
            return Timestamp(seconds: Int64(seconds))
        }
        version = OneCVersion(formed: formed ?? session, session: session)
    }

    /// A document, or why it cannot be taken.
    package typealias Outcome = Result<OneCDocument, CommerceRefusal>

    /// What an item tells the ledger; nothing for goods, offers and what is only kept.
    package func documents(of item: CommerceItem) -> [Outcome] {
        switch item {
        case .document(let document): documents(of: document)
        case .container(let container): documents(of: container)
        case .counterparty(let counterparty): [outcome(of: counterparty)]
        case .refused(let refusal): [.failure(refusal)]
        case .header, .good, .offer, .other: []
        }
    }

    /// An order takes its payments and further documents along; with a refused one among them its list is no snapshot,
    /// and each stands for itself.
    private func documents(of document: CommerceDocument) -> [Outcome] {
        let nested = document.subordinates ?? []
        let isSnapshot = document.subordinates != nil || dialect.listsPayments
        return gathered(document, nested, document.refusedSubordinates, isSnapshot: isSnapshot)
    }

    private func documents(of container: CommerceContainer) -> [Outcome] {
        guard let order = container.order, order.kind == .order else {
            return container.documents.flatMap { documents(of: $0) } + container.refused.map(Outcome.failure)
        }
        let others = container.documents.filter { $0.id != order.id }
        // One that states another order is none of this one's.
        let own = others.filter { $0.base == order.id } + (order.subordinates ?? [])
        let foreign = others.filter { $0.base != order.id }.flatMap { documents(of: $0) }
        return gathered(order, own, container.refused + order.refusedSubordinates, isSnapshot: true) + foreign
    }

    private func gathered(
        _ head: CommerceDocument,
        _ nested: [CommerceDocument],
        _ refused: [CommerceRefusal],
        isSnapshot: Bool
    ) -> [Outcome] {
        let parts = nested.flatMap { part in
            part.currencyCode != nil && head.currencyCode != nil && part.currencyCode != head.currencyCode
                ? [Outcome.failure(refusal(of: part, "its currency differs from its order's"))] : documents(of: part)
        }
        let taken = parts.compactMap { try? $0.get() }
        let failures = parts.filter { if case .failure = $0 { true } else { false } } + refused.map(Outcome.failure)
        guard case .success(var document) = outcome(of: head), document.kind == .order else {
            return [outcome(of: head)] + parts + refused.map(Outcome.failure)
        }
        let shipped = taken.contains { $0.kind == .shipment } ? nil : shipment(of: head, document)
        document.related = [shipped].compactMap(\.self)
        guard failures.isEmpty else { return [.success(document)] + taken.map(Outcome.success) + failures }
        if isSnapshot { document.payments = taken.filter { $0.kind == .payment } }
        document.related += taken.filter { $0.kind != .payment || !isSnapshot }
        return [.success(document)]
    }

    func refusal(of document: CommerceDocument, _ reason: String) -> CommerceRefusal {
        CommerceRefusal(
            element: "Документ",
            id: document.id,
            number: document.numberIn1C ?? document.number,
            line: document.line,
            faultLine: document.line,
            reason: reason
        )
    }
}
