import Domain

/// Fields: elements that hold a text. Each answers whether there is a field for the element.
extension CommerceAssembler {
    mutating func set(_ element: CommerceElement, _ text: CommerceText, in scope: CommerceScope) -> Bool {
        switch scope {
        case .document: setDocument(element, text)
        case .line: setLine(element, text)
        case .counterparty: setCounterparty(element, text)
        case .requisite, .characteristic: setRequisite(element, text)
        case .tax, .taxRate: setTax(element, text)
        case .discount: setDiscount(element, text)
        case .unit: setUnit(element, text)
        case .address: setAddress(element, text)
        case .addressField: setAddressField(element, text)
        case .contact: setContact(element, text)
        case .account: setAccount(element, text)
        case .bank: setBank(element, text)
        case .groups: setGroup(element, text)
        case .catalogue, .offerPackage: setCatalogue(element, text)
        case .good: setGood(element, text)
        case .offer: setOffer(element, text)
        case .price: setPrice(element, text)
        default: false
        }
    }

    private mutating func setDocument(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        let last = drafts.count - 1
        switch element {
        case .id: drafts[last].document.id = text.string ?? ""
        case .number: drafts[last].document.number = text.string
        case .date: drafts[last].document.date = moment(element, text)
        case .time: drafts[last].time = CommerceDateReader.second(text.bytes)
        case .operation: drafts[last].document.operation = names.string(text)
        case .role: drafts[last].document.role = names.string(text)
        case .currency: drafts[last].document.currency = names.string(text)
        case .rate: drafts[last].document.rate = decimal(element, text)
        case .sum: drafts[last].document.sum = decimal(element, text)
        case .due: drafts[last].document.due = moment(element, text)
        case .base: drafts[last].document.statedBase = text.string
        case .comment: drafts[last].document.comment = text.string
        case .numberIn1C: drafts[last].document.numberIn1C = text.string
        case .dateIn1C: drafts[last].document.dateIn1C = moment(element, text)
        case .posted: drafts[last].document.posted = text.flag
        case .cancelled: drafts[last].document.cancelled = text.flag
        case .deletionMark: drafts[last].document.deletionMark = text.flag
        case .version: drafts[last].document.version = text.string
        default: return false
        }
        return true
    }

    private mutating func setLine(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .id: row.id = text.string
        case .catalogueID: row.catalogue = names.string(text)
        case .article: row.article = text.string
        case .barcode: row.barcode = text.string
        case .name: row.name = text.string
        case .ratio: row.ratio = decimal(element, text)
        case .price: row.price = decimal(element, text)
        case .quantity: row.quantity = decimal(element, text)
        case .sum: row.sum = decimal(element, text)
        case .comment: row.comment = text.string
        default: return false
        }
        return true
    }

    private mutating func setRequisite(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .name: (requisite.name, mark) = names.requisite(text)
        case .value: requisite.add(text.string)
        default: return false
        }
        return true
    }

    private mutating func setTax(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .name: tax.name = names.string(text)
        case .rateOfTax: tax.rate = text.string
        case .sum: tax.sum = decimal(element, text)
        case .isIncluded: tax.isIncluded = text.flag
        default: return false
        }
        return true
    }

    private mutating func setDiscount(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .name: discount.name = names.string(text)
        case .sum: discount.sum = decimal(element, text)
        case .percent: discount.percent = decimal(element, text)
        case .isIncluded: discount.isIncluded = text.flag
        case .comment: discount.comment = text.string
        default: return false
        }
        return true
    }

    private mutating func setUnit(_ element: CommerceElement, _ text: CommerceText) -> Bool {
        switch element {
        case .code: unit.code = text.string
        case .name, .shortUnitName: unit.name = names.string(text)
        case .fullUnitName: unit.fullName = names.string(text)
        case .internationalUnit: unit.international = text.string
        // The id of a unit says nothing outside its 1C.
        case .id: break
        default: return false
        }
        return true
    }
}
