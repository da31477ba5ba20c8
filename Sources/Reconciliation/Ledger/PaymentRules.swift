package import Domain
package import Records

/// The rules by which the ledger follows 1C: `(payment as known, what is heard) → payment as it becomes`.
///
/// What comes of any set of documents does not depend on the order of their coming, on repetitions, or on the loss of any
/// but the newest: a payment is as its newest version says, and stands where the newest list that names it put it, unless
/// a newer list of that order leaves it out.
package enum PaymentRules {
    /// A payment as it becomes.
    package struct Outcome: Hashable, Sendable {
        /// The payment.
        package var payment: PaymentRecord
        /// What the new version changed; nil when only its version is newer.
        package var change: PaymentChange?
    }

    /// What a payment becomes by what is heard; nil when it changes nothing.
    ///
    /// - Parameter newestList: The newest version of the list of the order in whose list the payment stands, as far as its
    ///   exchange has told.
    package static func hear(
        _ heard: HeardPayment,
        known: PaymentRecord,
        newestList: OneCVersion?
    ) -> Outcome? {
        guard counts(heard, for: known) else { return nil }
        var next = filled(known, from: heard)
        // JSON that came by itself is 1C's outright word: only what came in a list is measured by lists.
        if heard.list != nil || next.origin == .commerceML && next.listKey != nil, next.state.counts, let newestList,
            newestList > next.version
        {
            next.state = .reversed
        }
        return next == known ? nil : Outcome(payment: next, change: change(from: known, to: next))
    }

    /// What a payment becomes when a list of the order in whose list it stood leaves it out; nil when that says nothing of
    /// it: it came another way than the list (JSON, CommerceML, a bank), is newer, or does not count anyhow.
    package static func missing(
        _ known: PaymentRecord,
        from list: OneCVersion,
        of order: OneCDocument
    ) -> Outcome? {
        guard known.origin == PaymentOrigin(order.source), known.exchange == order.exchange, known.listKey == order.key,
            known.version < list, known.state.counts
        else { return nil }
        var next = known
        next.state = .reversed
        return Outcome(payment: next, change: .reversed)
    }

    /// Whether what is heard says anything new. JSON is 1C's outright word: lists do not touch what it told.
    private static func counts(_ heard: HeardPayment, for known: PaymentRecord) -> Bool {
        let origin = PaymentOrigin(heard.document.source)
        if known.versions == 0 { return true }
        if known.origin != origin { return origin == .json && known.origin == .commerceML }
        if heard.document.version != known.version { return heard.document.version > known.version }
        guard let list = heard.list, let standsIn = known.listKey else { return true }
        return list.rawValue >= standsIn.rawValue
    }

    private static func filled(_ known: PaymentRecord, from heard: HeardPayment) -> PaymentRecord {
        let document = heard.document
        var next = known
        next.exchange = document.exchange
        next.origin = PaymentOrigin(document.source)
        next.state = PaymentState(document.standing)
        next.version = document.version
        next.direction = document.direction
        next.kind = document.paymentKind
        next.number = document.number
        next.date = document.date
        next.amount = document.sum
        next.purpose = document.purpose
        next.payer = document.party?.name ?? document.party?.fullName
        next.inn = document.party?.inn
        next.account = document.party?.account
        next.listKey = heard.list ?? known.listKey
        next.baseKey = document.baseKey ?? heard.list ?? (document.source == .commerceML ? known.listKey : nil)
        return next
    }

    private static func change(from known: PaymentRecord, to next: PaymentRecord) -> PaymentChange? {
        if known.versions == 0 { return next.state.counts ? .posted : .noted }
        if known.state.counts != next.state.counts { return next.state.counts ? .reposted : .reversed }
        if known.baseKey != next.baseKey { return .moved }
        return isSameDocument(known, next) ? nil : .corrected
    }

    private static func isSameDocument(_ left: PaymentRecord, _ right: PaymentRecord) -> Bool {
        left.state == right.state && left.direction == right.direction && left.kind == right.kind
            && left.number == right.number && left.date == right.date && left.amount == right.amount
            && left.purpose == right.purpose && left.inn == right.inn && left.account == right.account
    }
}
