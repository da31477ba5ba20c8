import Domain

/// Fields of counterparties, goods and offers.
extension CommerceAssembler {
    mutating func setCounterparty(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        let last = counterparties.count - 1
        switch element {
        case .id: counterparties[last].id = text.string
        case .name: counterparties[last].name = text.string
        case .fullName: counterparties[last].fullName = text.string
        case .officialName: counterparties[last].officialName = text.string
        case .role: counterparties[last].role = names.string(text)
        case .familyName: counterparties[last].familyName = text.string
        case .givenName: counterparties[last].givenName = text.string
        case .patronymic: counterparties[last].patronymic = text.string
        case .inn: counterparties[last].inn = text.string
        case .kpp: counterparties[last].kpp = text.string
        case .okpo, .okpoCode: counterparties[last].okpo = text.string
        case .version: counterparties[last].version = text.string
        case .deletionMark: counterparties[last].deletionMark = text.flag
        case .comment: counterparties[last].comment = text.string
        case .relation: counterparties[last].relation = names.string(text)
        default: return false
        }
        return true
    }

    mutating func setAddress(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        guard element == .presentation else { return false }
        address.presentation = text.string
        return true
    }

    mutating func setAddressField(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .kind: addressField.name = names.string(text) ?? ""
        case .value: addressField.add(text.string)
        default: return false
        }
        return true
    }

    mutating func setContact(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .kind, .contactKind: contact.kind = names.string(text)
        case .value: contact.value = text.string
        case .presentation: contact.value = contact.value ?? text.string
        case .comment: contact.comment = text.string
        default: return false
        }
        return true
    }

    mutating func setAccount(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        guard element == .accountNumber else { return false }
        account.number = text.string
        return true
    }

    mutating func setBank(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .name: account.bank = names.string(text)
        case .bik: account.bik = text.string
        case .correspondent: account.correspondent = text.string
        default: return false
        }
        return true
    }

    mutating func setGroup(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        guard element == .id, let id = text.string else { return false }
        good.groups.append(id)
        return true
    }

    mutating func setCatalogue(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        // The name and the owner are handed over as they stand.
        if element == .id || (element == .catalogueID && catalogueID == nil) { catalogueID = text.string }
        return element == .id
    }

    mutating func setGood(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .id: good.id = text.string ?? ""
        case .article: good.article = text.string
        case .barcode: good.barcode = text.string
        case .name: good.name = text.string
        case .fullName: good.fullName = text.string
        case .description: good.description = text.string
        case .deletionMark: good.deletionMark = text.flag
        default: return false
        }
        return true
    }

    mutating func setOffer(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .id: offer.id = text.string ?? ""
        case .article: offer.article = text.string
        case .barcode: offer.barcode = text.string
        case .name: offer.name = text.string
        case .quantity: offer.quantity = decimal(element, text)
        default: return false
        }
        return true
    }

    mutating func setPrice(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .priceType: price.type = names.string(text)
        case .presentation: price.presentation = text.string
        case .price: price.price = decimal(element, text)
        case .currency: price.currency = names.string(text)
        case .unit: price.unit = names.string(text)
        case .ratio: price.ratio = decimal(element, text)
        default: return false
        }
        return true
    }
}
