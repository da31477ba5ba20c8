import Domain

extension BankDocument {
    /// Reads a section's fields; `own` are the statement's accounts.
    ///
    /// - Throws: ``BankRefusal`` when the sum or the date cannot be read.
    init(kind: String, fields: BankFields, own: Set<String>, line: Int) throws(BankRefusal) {
        let number = fields["Номер"]
        func refuse(_ reason: String) -> BankRefusal { BankRefusal(number: number, line: line, reason: reason) }
        guard let text = fields["Сумма"] else { throw refuse("it has no Сумма") }
        guard let sum = ExactDecimal(text) else { throw refuse("Сумма '\(text.prefix(40))' is not a number") }
        let date = fields["Дата"].flatMap(BankDate.read)
        if date == nil, let text = fields["Дата"] { throw refuse("Дата '\(text.prefix(40))' is not a date") }
        self.kind = kind
        self.number = number
        self.date = date
        self.sum = sum
        self.line = line
        self.fields = fields
        debited = fields["ДатаСписано"].flatMap(BankDate.read)
        credited = fields["ДатаПоступило"].flatMap(BankDate.read)
        payer = BankParty("Плательщик", fields)
        payee = BankParty("Получатель", fields)
        purpose = fields["НазначениеПлатежа"] ?? fields.numbered("НазначениеПлатежа")
        direction = Self.direction(fields, own, isDebited: debited != nil, isCredited: credited != nil)
    }

    private static func direction(
        _ fields: BankFields,
        _ own: Set<String>,
        isDebited: Bool,
        isCredited: Bool
    ) -> BankDirection? {
        func isOwn(_ side: String) -> Bool {
            [fields[side + "Счет"], fields[side + "РасчСчет"]].contains { $0.map(own.contains) ?? false }
        }
        switch (isOwn("Плательщик"), isOwn("Получатель")) {
        case (true, false): return .outgoing
        case (false, true): return .incoming
        case (true, true): return nil
        // Neither: what the bank did says it.
        case (false, false): return isDebited == isCredited ? nil : isDebited ? .outgoing : .incoming
        }
    }
}
