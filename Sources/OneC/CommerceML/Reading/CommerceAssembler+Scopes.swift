import Domain

/// What begins and what ends.
extension CommerceAssembler {
    /// A scope has been entered by `element`.
    mutating func open(_ scope: CommerceScope, _ element: CommerceElement) {
        switch scope {
        case .container: container = CommerceContainer()
        case .document:
            // A list of documents within a document has begun before them.
            drafts.append(CommerceDraft(line: line))
        case .subordinates:
            if drafts[drafts.count - 1].document.subordinates == nil {
                drafts[drafts.count - 1].document.subordinates = []
            }
        case .lines: drafts[drafts.count - 1].document.lines.reserveCapacity(8)
        case .counterparty:
            if counterparties.isEmpty, drafts.isEmpty { itemLine = line }
            counterparties.append(CommerceCounterparty())
        case .requisite, .characteristic:
            requisite = CommerceRequisite(name: "")
            mark = nil
        case .tax, .taxRate: tax = CommerceTax()
        case .discount: discount = CommerceDiscount()
        case .unit: unit = CommerceUnit()
        case .address: address = CommerceAddress(element: element.rawValue)
        case .addressField: addressField = CommerceRequisite(name: "")
        case .contact: contact = CommerceContact()
        case .account: account = CommerceAccount()
        case .catalogue, .offerPackage: catalogueID = nil
        case .good:
            good = CommerceGood(id: "")
            itemLine = line
        case .offer:
            offer = CommerceOffer(id: "")
            itemLine = line
        case .price: price = CommercePrice()
        default: break
        }
    }

    /// A scope ends; `text` is its own.
    mutating func close(_ scope: CommerceScope, _ text: CommerceText) {
        switch scope {
        case .container: closeContainer()
        case .document: closeDocument()
        case .line: drafts[drafts.count - 1].document.lines.append(exchange(&row, with: CommerceLine()))
        case .counterparty: closeCounterparty()
        case .requisite: closeRequisite()
        case .characteristic: closeCharacteristic()
        case .tax, .taxRate: closeTax(text)
        case .discount: closeDiscount()
        case .unit: closeUnit(text)
        case .address: counterparties[counterparties.count - 1].addresses.append(address)
        case .addressField: address.fields.append(addressField)
        case .contact: counterparties[counterparties.count - 1].contacts.append(contact)
        case .account: counterparties[counterparties.count - 1].accounts.append(account)
        case .good: closeGood()
        case .offer: closeOffer()
        case .price: offer.prices.append(price)
        default: break
        }
    }

    private mutating func closeDocument() {
        var draft = drafts.removeLast()
        guard let refusal = draft.finish() else { return hand(draft.document) }
        // A refused order takes no payment down with it: what is nested in it stands, with the order for its base.
        hand(refusal)
        for refusal in draft.document.refusedSubordinates { hand(refusal) }
        for var document in draft.document.subordinates ?? [] {
            if document.base == nil, !draft.document.id.isEmpty { document.base = draft.document.id }
            hand(document)
        }
    }

    /// Hands a document to what it stands in.
    private mutating func hand(_ document: consuming CommerceDocument) {
        if !drafts.isEmpty {
            drafts[drafts.count - 1].document.subordinates?.append(document)
        } else if container != nil {
            container?.documents.append(document)
        } else {
            ready.append(.document(document))
        }
    }

    private mutating func hand(_ refusal: CommerceRefusal) {
        if !drafts.isEmpty {
            drafts[drafts.count - 1].document.refusedSubordinates.append(refusal)
        } else if container != nil {
            container?.refused.append(refusal)
        } else {
            ready.append(.refused(refusal))
        }
    }

    private mutating func closeContainer() {
        container?.settleBases()
        if var container {
            if isTooLarge { container.refused.append(refusalOfContainer(container)) }
            ready.append(.container(container))
        }
        container = nil
        fault = nil
    }

    private func refusalOfContainer(_ container: CommerceContainer) -> CommerceRefusal {
        CommerceRefusal(
            element: "Контейнер",
            id: container.order?.id,
            number: container.order?.number,
            line: container.documents.first?.line ?? line,
            faultLine: line,
            reason: "it is larger than \(limits.item) bytes"
        )
    }

    private mutating func closeCounterparty() {
        let counterparty = counterparties.removeLast()
        if !counterparties.isEmpty {
            counterparties[counterparties.count - 1].representatives.append(counterparty)
        } else if !drafts.isEmpty {
            drafts[drafts.count - 1].document.counterparties.append(counterparty)
        } else if let refusal = refusal("Контрагент", counterparty.id ?? "") {
            ready.append(.refused(refusal))
        } else {
            ready.append(.counterparty(counterparty))
        }
    }

    private mutating func closeGood() {
        good.catalogue = good.catalogue ?? catalogueID
        ready.append(refusal("Товар", good.id).map(CommerceItem.refused) ?? .good(good))
    }

    private mutating func closeOffer() {
        ready.append(refusal("Предложение", offer.id).map(CommerceItem.refused) ?? .offer(offer))
    }

    /// Why a good, an offer or a counterparty that ends here is refused; nil when it is not.
    private mutating func refusal(_ element: String, _ id: String) -> CommerceRefusal? {
        defer { fault = nil }
        guard let fault = fault ?? (id.isEmpty ? CommerceFault(line: itemLine, reason: "it has no Ид") : nil) else {
            return nil
        }
        return CommerceRefusal(
            element: element,
            id: id.isEmpty ? nil : id,
            number: nil,
            line: itemLine,
            faultLine: fault.line,
            reason: fault.reason
        )
    }

    /// An item that has begun and not ended.
    struct OpenItem: CustomStringConvertible {
        let element: String
        let id: String
        let line: Int

        var description: String { "<\(element)>\(id.isEmpty ? "" : " \(id)"), which begins on line \(line)" }
    }

    /// The outermost item that is open; nil between two of them.
    var openItem: OpenItem? {
        if let draft = drafts.first {
            return OpenItem(element: "Документ", id: draft.document.id, line: draft.document.line)
        }
        if isWithin(.good) { return OpenItem(element: "Товар", id: good.id, line: itemLine) }
        if isWithin(.offer) { return OpenItem(element: "Предложение", id: offer.id, line: itemLine) }
        return counterparties.first.map { OpenItem(element: "Контрагент", id: $0.id ?? "", line: itemLine) }
    }

    /// Gives up what is open: the file breaks off here. What is whole within it stands, for itself.
    mutating func abandon() {
        container?.settleBases()
        for document in container?.documents ?? [] { ready.append(.document(document)) }
        for refusal in container?.refused ?? [] { ready.append(.refused(refusal)) }
        let reason = CommerceFault(line: line, reason: "the file breaks off within it")
        for draft in drafts {
            ready.append(.refused(draft.refusal(draft.fault ?? reason)))
            for refusal in draft.document.refusedSubordinates { ready.append(.refused(refusal)) }
            for var document in draft.document.subordinates ?? [] {
                if document.base == nil, !draft.document.id.isEmpty { document.base = draft.document.id }
                ready.append(.document(document))
            }
        }
        if drafts.isEmpty { abandonItem(reason) }
        (container, drafts, counterparties) = (nil, [], [])
    }

    private mutating func abandonItem(_ reason: CommerceFault) {
        fault = fault ?? reason
        if isWithin(.good) {
            if let refusal = refusal("Товар", good.id) { ready.append(.refused(refusal)) }
        } else if isWithin(.offer) {
            if let refusal = refusal("Предложение", offer.id) { ready.append(.refused(refusal)) }
        } else if let open = counterparties.first {
            if let refusal = refusal("Контрагент", open.id ?? "") { ready.append(.refused(refusal)) }
        }
    }
}
