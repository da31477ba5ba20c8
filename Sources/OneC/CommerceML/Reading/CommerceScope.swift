/// Where in a file the reader stands.
enum CommerceScope {
    case outside, information, container
    case document, subordinates, lines, line
    case counterparties, counterparty, representatives, representative
    case addresses, address, addressField, contacts, contact, accounts, account, bank
    case requisites, requisite, taxes, tax, taxRates, taxRate, discounts, discount
    case unit, characteristics, characteristic, groups
    case catalogue, goods, good, offerPackage, offers, offer, prices, price
    /// What is kept as it stands.
    case other
    /// What is passed over, in an item that grew too large.
    case skipped

    /// The scope that `element` opens here; nil when it is a field, or not known.
    func opened(by element: CommerceElement) -> CommerceScope? {
        switch self {
        case .outside: element == .information ? .information : nil
        case .information: Self.inInformation(element)
        case .container: element == .document ? .document : nil
        case .document: Self.inDocument(element)
        case .subordinates: element == .subordinate || element == .document ? .document : nil
        case .lines: element == .good ? .line : nil
        case .line: Self.inLine(element)
        case .counterparties: element == .counterparty ? .counterparty : nil
        case .counterparty: Self.inCounterparty(element)
        case .representatives: element == .representative ? .representative : nil
        case .representative: element == .counterparty ? .counterparty : nil
        case .address: element == .addressField ? .addressField : nil
        case .contacts: element == .contact ? .contact : nil
        case .accounts: element == .account ? .account : nil
        case .account: element == .bank ? .bank : nil
        case .catalogue: element == .goods ? .goods : nil
        case .goods: element == .good ? .good : nil
        case .good: Self.inGood(element)
        case .offerPackage: element == .offers ? .offers : nil
        case .offers: element == .offer ? .offer : nil
        case .offer: Self.inOffer(element)
        case .prices: element == .priceOfOffer ? .price : nil
        default: inList(element)
        }
    }

    private func inList(_ element: CommerceElement) -> CommerceScope? {
        switch (self, element) {
        case (.requisites, .requisite): .requisite
        case (.taxes, .tax): .tax
        case (.taxRates, .taxRate): .taxRate
        case (.discounts, .discount): .discount
        case (.characteristics, .characteristic): .characteristic
        default: nil
        }
    }

    private static func inInformation(_ element: CommerceElement) -> CommerceScope? {
        switch element {
        case .document: .document
        case .container: .container
        case .counterparties: .counterparties
        case .counterparty: .counterparty
        case .catalogue: .catalogue
        case .offerPackage, .offerChanges: .offerPackage
        default: nil
        }
    }

    private static func inDocument(_ element: CommerceElement) -> CommerceScope? {
        switch element {
        case .goods: .lines
        case .counterparties: .counterparties
        case .subordinates: .subordinates
        case .requisites: .requisites
        case .taxes: .taxes
        case .discounts: .discounts
        default: nil
        }
    }

    private static func inLine(_ element: CommerceElement) -> CommerceScope? {
        switch element {
        case .baseUnit, .unit: .unit
        case .requisites: .requisites
        case .taxes: .taxes
        case .taxRates: .taxRates
        case .discounts: .discounts
        case .characteristics: .characteristics
        default: nil
        }
    }

    private static func inCounterparty(_ element: CommerceElement) -> CommerceScope? {
        switch element {
        case .registrationAddress, .legalAddress, .actualAddress, .address: .address
        case .contacts: .contacts
        case .representatives: .representatives
        case .accounts: .accounts
        case .requisites: .requisites
        default: nil
        }
    }

    private static func inGood(_ element: CommerceElement) -> CommerceScope? {
        switch element {
        case .baseUnit: .unit
        case .requisites: .requisites
        case .taxRates: .taxRates
        case .taxes: .taxes
        case .characteristics: .characteristics
        case .groups: .groups
        default: nil
        }
    }

    private static func inOffer(_ element: CommerceElement) -> CommerceScope? {
        switch element {
        case .baseUnit: .unit
        case .prices: .prices
        case .requisites: .requisites
        case .characteristics: .characteristics
        default: nil
        }
    }
}
