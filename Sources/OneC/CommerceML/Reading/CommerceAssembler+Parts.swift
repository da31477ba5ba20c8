import Domain

/// What documents, lines, goods and offers have in common: it goes to the one it stands in.
extension CommerceAssembler {
    mutating func closeRequisite() {
        switch outer(2) {
        case .document:
            if let mark, let value = requisite.value { drafts[drafts.count - 1].marks.take(mark, value) }
            drafts[drafts.count - 1].document.requisites.append(exchange(&requisite, with: CommerceRequisite(name: "")))
        case .line: row.requisites.append(exchange(&requisite, with: CommerceRequisite(name: "")))
        case .counterparty:
            counterparties[counterparties.count - 1].requisites.append(
                exchange(&requisite, with: CommerceRequisite(name: ""))
            )
        case .good: good.requisites.append(exchange(&requisite, with: CommerceRequisite(name: "")))
        case .offer: offer.requisites.append(exchange(&requisite, with: CommerceRequisite(name: "")))
        default: break
        }
    }

    mutating func closeCharacteristic() {
        switch outer(2) {
        case .line: row.characteristics.append(exchange(&requisite, with: CommerceRequisite(name: "")))
        case .good: good.characteristics.append(exchange(&requisite, with: CommerceRequisite(name: "")))
        case .offer: offer.characteristics.append(exchange(&requisite, with: CommerceRequisite(name: "")))
        default: break
        }
    }

    mutating func closeTax(_ text: CommerceText) {
        // Some write the rate alone: <СтавкаНалога>20</СтавкаНалога>.
        if tax.rate == nil { tax.rate = text.string }
        switch outer(2) {
        case .document: drafts[drafts.count - 1].document.taxes.append(tax)
        case .line: row.taxes.append(tax)
        case .good: good.taxes.append(tax)
        default: break
        }
    }

    mutating func closeDiscount() {
        switch outer(2) {
        case .document: drafts[drafts.count - 1].document.discounts.append(discount)
        case .line: row.discounts.append(discount)
        default: break
        }
    }

    mutating func closeUnit(_ text: CommerceText) {
        unit.name = unit.name ?? names.string(text)
        switch outer(1) {
        // `Единица` counts for more than `БазоваяЕдиница` where both stand: quantity and price are of it.
        case .line: row.unit = merged(row.unit)
        case .good: good.unit = merged(good.unit)
        case .offer: offer.unit = merged(offer.unit)
        default: break
        }
    }

    private func merged(_ earlier: CommerceUnit?) -> CommerceUnit? {
        unit.name == nil && unit.code == nil && unit.fullName == nil ? earlier : unit
    }

    mutating func set(unitAttribute element: CommerceElement?, _ text: CommerceText) {
        switch element {
        case .code: unit.code = text.string
        case .fullUnitName: unit.fullName = names.string(text)
        case .shortUnitName: unit.name = names.string(text)
        case .internationalUnit: unit.international = text.string
        default: break
        }
    }

    /// Keeps what there is no field for.
    mutating func keep(_ node: CommerceNode, in scope: CommerceScope) {
        // An element that is empty says nothing.
        guard node.text != nil || !node.children.isEmpty || !node.attributes.isEmpty else { return }
        switch scope {
        case .skipped: break
        case .information, .outside: hand(node, within: .information)
        case .catalogue: hand(node, within: .catalogue)
        case .offerPackage: hand(node, within: .offerPackage)
        case .container: container?.others.append(node)
        default: keepInItem(node)
        }
    }

    private mutating func hand(_ node: CommerceNode, within element: CommerceElement) {
        ready.append(isTooLarge ? .refused(refusal(of: node)) : .other(node, within: element.rawValue))
    }

    private mutating func refusal(of node: CommerceNode) -> CommerceRefusal {
        defer { fault = nil }
        let reason = fault?.reason ?? "it is too large"
        let id = node["Ид"]?.text
        return CommerceRefusal(element: node.name, id: id, number: nil, line: line, faultLine: line, reason: reason)
    }

    private mutating func keepInItem(_ node: CommerceNode) {
        if !counterparties.isEmpty {
            counterparties[counterparties.count - 1].others.append(node)
        } else if isWithin(.line) {
            row.others.append(node)
        } else if !drafts.isEmpty {
            drafts[drafts.count - 1].document.others.append(node)
        } else if isWithin(.offer) {
            offer.others.append(node)
        } else if isWithin(.good) {
            good.others.append(node)
        } else {
            hand(node, within: .information)
        }
    }
}
