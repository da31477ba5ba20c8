import Domain

/// Reads who asks out of a letter.
struct ClientReader: Sendable {
    private let hints: UnderstandingHints
    private let phones: PhoneFinder

    /// Creates a reader.
    init(hints: UnderstandingHints) {
        self.hints = hints
        phones = PhoneFinder(plan: hints.plan)
    }

    /// The client of a letter that a person wrote. `text` has the signature and no quotes.
    func read(_ source: LetterSource, text: String) -> RequestClient {
        var sender = source.from
        if let replyTo = source.replyTo, let from = sender, replyTo.key != from.key,
            Self.isNobody(from) || hints.isOwn(from)
        {
            sender = replyTo
        }
        return made(sender, text: text)
    }

    /// The client of a letter that somebody passed on: who wrote it first.
    func read(_ forwarded: ForwardedLetter, text: String) -> RequestClient {
        var from = forwarded.from
        if from.address.isEmpty, let found = AddressFinder.all(in: text).first(where: isForeign) {
            from.address = found
        }
        if Self.isNobody(from), let replyTo = forwarded.replyTo { from = replyTo }
        return made(from, text: text)
    }

    /// The client of a form: who filled it in, never the robot.
    func read(_ form: FormLetter, source: LetterSource, text: String) -> RequestClient {
        var client = RequestClient()
        client.name = form[.name]?.folded()
        let replyTo = source.replyTo?.address
        let inText = AddressFinder.all(in: text).first { isForeign($0) && $0.lowercased() != source.from?.key }
        client.email = (form[.email].flatMap { AddressFinder.first(in: $0) } ?? replyTo ?? inText).map(Self.email)
        if client.name == nil { client.name = source.replyTo?.name }
        client.phones = form[.phone].map { phones.all(in: "тел " + $0) } ?? []
        for number in phones.all(in: text) where !client.phones.contains(number) && client.phones.count < 5 {
            client.phones.append(number)
        }
        client.inn = form[.inn].flatMap { INN($0)?.text } ?? INNFinder.first(in: text, except: hints.ownINNs)
        client.company = form[.company]?.folded() ?? CompanyFinder.first(in: text, except: hints.ownCompanies)
        return client
    }

    private func made(_ sender: MailAddress?, text: String) -> RequestClient {
        var client = RequestClient()
        if let address = sender?.address, !address.isEmpty { client.email = Self.email(address) }
        let shown = sender?.name?.folded()
        let signed = NameFinder.signed(in: text)
        client.name = shown.map(NameFinder.isPerson) == true ? shown : signed ?? shown
        client.phones = phones.all(in: text)
        let signedCompany = CompanyFinder.signed(in: text, except: hints.ownCompanies)
        client.company = signedCompany ?? CompanyFinder.first(in: text, except: hints.ownCompanies)
        client.inn = inn(in: text, isSigned: signedCompany != nil)
        if client.company == nil, let shown, let company = CompanyFinder.first(in: shown, except: hints.ownCompanies) {
            client.company = company
            if client.name == shown { client.name = signed }
        }
        return client
    }

    /// The number of who asks: that of the signature, else one that is not said of whom it is asked for. A letter that no
    /// company has signed may be the customer's own.
    private func inn(in text: String, isSigned: Bool) -> String? {
        guard let any = INNFinder.first(in: text, except: hints.ownINNs) else { return nil }
        let signature = CompanyFinder.signature(of: text).flatMap { INNFinder.first(in: $0, except: hints.ownINNs) }
        if let signature { return signature }
        if let own = INNFinder.first(in: CompanyFinder.withoutCustomers(text), except: hints.ownINNs) { return own }
        return isSigned ? nil : any
    }

    private func isForeign(_ address: String) -> Bool {
        let address = MailAddress(address: address)
        return !hints.isOwn(address) && !hints.isRobot(address) && !Self.isNobody(address)
    }

    /// Whether nobody reads what is sent to an address.
    private static func isNobody(_ address: MailAddress) -> Bool {
        let mailbox = address.mailbox.filter { $0 != "-" && $0 != "_" && $0 != "." }
        return mailbox.contains("noreply") || mailbox.contains("donotreply") || mailbox.hasPrefix("mailerdaemon")
            || ["robot", "wordpress", "www", "wwwdata", "bitrix", "notification", "notifications", "mailer", "site"]
                .contains(mailbox)
    }

    /// The address with its domain in lower case.
    private static func email(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@") else { return address }
        return address[..<at] + address[at...].lowered()
    }
}
