import Domain
import Testing

@Suite struct PaymentPurposeTests {
    /// What is read, in short: `invoice 12 2023-02-01 =5000`.
    static func short(_ purpose: PaymentPurpose) -> [String] {
        purpose.references.map { reference in
            [
                reference.kind.rawValue, reference.number, reference.date?.description,
                reference.sum.map { "=\($0)" },
            ].compactMap(\.self).joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("Оплата по счету N 1024 от 01.01.23г", ["invoice 1024 2023-01-01"]),
        ("по заказу клиента №9614, НДС не облагается", ["order 9614"]),
        (
            "по дог. 55-К от 01.02.2019 по сч 19-685 от 14.10.2019",
            ["contract 55-К 2019-02-01", "invoice 19-685 2019-10-14"]
        ),
        ("Оплата по счёту №1 за услуги. Без НДС.", ["invoice 1"]),
        ("Оплата за товар по договору 7 от 10.01.2018", ["contract 7 2018-01-10"]),
        ("сч№ 5 от 1.2.23", ["invoice 5 2023-02-01"]),
        ("Опл.сч.N12 от01.02.23 за товар", ["invoice 12 2023-02-01"]),
        ("Оплата по сч123от14.10.19г", ["invoice 123 2019-10-14"]),
        ("счет от 12.03.23 N 5", ["invoice 5 2023-03-12"]),
        ("Счет на оплату покупателю № ЦБ 00012 от 01.03.2023", ["invoice ЦБ 00012 2023-03-01"]),
        ("СЧЕТ N 7/1 ОТ 03.04.2023", ["invoice 7/1 2023-04-03"]),
        ("оплата по cчету №77 за металл 3 шт", ["invoice 77"]),
        ("Заказ покупателя № СК00-000123 от 2023-03-01", ["order СК00-000123 2023-03-01"]),
        (
            "Заказ-наряд № 45, заказ клиента 00УТ-000045 от 01 марта 2023г.",
            ["order 45", "order 00УТ-000045 2023-03-01"]
        ),
        (
            "по с/ф 45-М (дог. 7 от 10.01.2018), УПД № 777 от 14 октября 2022 г.",
            ["tax_invoice 45-М", "contract 7 2018-01-10", "transfer_document 777 2022-10-14"]
        ),
        ("по сч.фактуре № 5 от 03.03.23", ["tax_invoice 5 2023-03-03"]),
        ("по накл. № 55, 56 от 3.03.23", ["waybill 55 2023-03-03", "waybill 56 2023-03-03"]),
        ("Оплата по акту № 5 от 31.01.2023, акт сверки от 01.02.2023", ["act 5 2023-01-31"]),
        ("Предоплата 50% по счёту-оферте № 99 от 15.05.2023", ["invoice 99 2023-05-15"]),
        ("Счет-договор № 15/2023 от 02.02.2023", ["invoice 15/2023 2023-02-02"]),
        ("Invoice 2023-15 dd 01.02.2023", ["invoice 2023-15 2023-02-01"]),
        ("Оплата № 333 от 02.03.2023", ["unnamed 333 2023-03-02"]),
        ("договор б/н от 12.03.2020, сч. 4", ["contract б/н 2020-03-12", "invoice 4"]),
    ])
    func readsOneDocument(_ text: String, _ expected: [String]) {
        #expect(Self.short(PaymentPurpose(reading: text)) == expected)
    }

    @Test(arguments: [
        (
            "по счетам №12 от 01.02.23, №13 от 02.02.23 и № 14 от 03.02.23",
            ["invoice 12 2023-02-01", "invoice 13 2023-02-02", "invoice 14 2023-02-03"]
        ),
        (
            "сч.№12,13,14 от 05.02.23 за мебель",
            ["invoice 12 2023-02-05", "invoice 13 2023-02-05", "invoice 14 2023-02-05"]
        ),
        ("Счета: 101, 102 и 103", ["invoice 101", "invoice 102", "invoice 103"]),
        (
            "счета № 12 от 01.02.23 - 5000,00; № 13 от 02.02.23 - 7000,00 руб.",
            ["invoice 12 2023-02-01 =500000", "invoice 13 2023-02-02 =700000"]
        ),
        ("Оплата по счету №5 (1000,00), №6 (2000,00)", ["invoice 5 =100000", "invoice 6 =200000"]),
        (
            "счета 45 от 01.02.23 на 1000.00 и счета 46 от 02.02.23 на сумму 2 000",
            ["invoice 45 2023-02-01 =100000", "invoice 46 2023-02-02 =200000"]
        ),
        (
            "по сч. 12 от 01.02.23г. 18 026 руб. 50 коп., заказ 9 5.616.666,67",
            ["invoice 12 2023-02-01 =1802650", "order 9 =561666667"]
        ),
        (
            "По счету № 12 от 01.02.2023 г., № 13 от 02.02.2023 г., без НДС",
            ["invoice 12 2023-02-01", "invoice 13 2023-02-02"]
        ),
    ])
    func readsSeveralDocuments(_ text: String, _ expected: [String]) {
        #expect(Self.short(PaymentPurpose(reading: text)) == expected)
    }

    @Test(arguments: [
        "Перечисление на р/с 40702810000000000001, лицевой счет 123456", "За счет средств 2023 года",
        "Пополнение счета 5000", "Возврат по п/п № 12 от 01.02.2023", "Оплата услуг доставки 10 чел. за 2 дня",
        "Перевод собственных средств на счет 40702810900000000001", "Оплата 50% за 3 мес. аренды офиса № 5", "",
        "Заказчик ООО Ромашка 2000", "счет за январь 2023 г.", "Налог за 1 кв. 2023 года, ОКТМО 45000000",
        "Заработная плата по реестру № 7 от 05.03.2023",
    ])
    func findsNoDocumentWhereNoneIs(_ text: String) {
        #expect(PaymentPurpose(reading: text).references == [])
    }

    @Test(arguments: [
        ("НДС(20%) 5.616.666,67", PaymentVAT(sum: 561_666_667, rate: 20)),
        ("в т.ч. НДС 18%-1525.42", PaymentVAT(sum: 152_542, rate: 18)),
        ("В том числе НДС 20 % - 3004-42", PaymentVAT(sum: 300_442, rate: 20)),
        ("В Т.Ч. НДС 20%=1000,00", PaymentVAT(sum: 100_000, rate: 20)),
        ("в т.ч. НДС(20/120) 20000-00", PaymentVAT(sum: 2_000_000, rate: 20)),
        ("НДС 20 1000-00", PaymentVAT(sum: 100_000, rate: 20)), ("НДС 100-00", PaymentVAT(sum: 10_000)),
        ("НДС 20% В СУММЕ 100-00, НДС 10% 50-00", PaymentVAT(sum: 15_000)),
        ("в т.ч. НДС 20%", PaymentVAT(rate: 20)), ("НДС 0%", PaymentVAT(sum: 0, rate: 0)),
        ("Без НДС", PaymentVAT.none), ("без налога (НДС)", PaymentVAT.none), ("НДС не облагается", PaymentVAT.none),
        ("НДС нет.", PaymentVAT.none),
    ])
    func readsTheTax(_ text: String, _ expected: PaymentVAT) {
        #expect(PaymentPurpose(reading: "Оплата по сч. 5 от 01.02.23 " + text).vat == expected)
        #expect(PaymentPurpose(reading: text).vat == expected)
    }

    @Test func aSumThatIsTheTaxWithinThePaymentIsTheTax() {
        let text = "Оплата по счету N 1024 от 01.01.23г 18026,52"
        let known = PaymentPurpose(reading: text, sum: 10_815_912)
        #expect(known.vat == PaymentVAT(sum: 1_802_652, rate: 20) && known.references.first?.sum == nil)
        #expect(PaymentPurpose(reading: text, sum: 1_802_652).references.first?.sum == 1_802_652)
        #expect(PaymentPurpose(reading: text).references.first?.sum == 1_802_652)
    }

    @Test func theSumOfTheWholeIsNoDocumentsOwn() {
        let purpose = PaymentPurpose(reading: "сч. 12, 13 на сумму 5000-00", sum: 500_000)
        #expect(purpose.references.map(\.sum) == [nil, nil])
    }

    @Test(arguments: [
        ("от 5.02", 2023, "2023-02-05"), ("от 28.12", 2023, "2022-12-28"), ("от 10 мая", 2023, "2023-05-10"),
    ])
    func aDateWithoutAYearIsTheLastOne(_ text: String, _ year: Int, _ expected: String) {
        let purpose = PaymentPurpose(reading: "сч. 4 \(text)", paidOn: CivilDate(year: year, month: 5, day: 20))
        #expect(purpose.references.first?.date?.description == expected)
        #expect(PaymentPurpose(reading: "сч. 4 \(text)").references.map(\.number) == ["4"])
    }

    @Test func aLongPurposeIsReadInBounds() {
        let text = "по сч. " + (1...5000).map(String.init).joined(separator: ", ")
        #expect(PaymentPurpose(reading: text).references.count <= 5000)
        #expect(PaymentPurpose(reading: String(repeating: "сч. № ", count: 20_000)).references == [])
    }
}
