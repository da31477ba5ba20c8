import Domain
import Testing

@testable import Understanding

/// What is asked for.
@Suite struct GoodsReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let lines: [RequestLine]
        var testDescription: String { text }
    }

    private static func line(
        _ name: String,
        _ quantity: Int64?,
        _ unit: String?,
        _ article: String? = nil
    ) -> RequestLine {
        RequestLine(name: name, article: article, quantity: quantity, unit: unit)
    }

    @Test(arguments: texts)
    func linesAreRead(_ letter: Case) {
        #expect(GoodsReader.read(letter.text) == letter.lines)
    }

    @Test(arguments: ["5\u{301}", "5\u{301} шт", "клапан 7\u{20E3} шт, 3\u{FE0F}\u{20E3}", "1\u{301}\u{301}2"])
    func aDigitUnderAMarkEndsTheReadingOfNoLetter(_ text: String) {
        #expect(GoodsReader.read("Насос \(text)\nКлапан 2 шт").last == Self.line("Клапан", 2000, "шт"))
    }

    static let texts: [Case] = [
        Case(text: "Насос ЦНСГ 60-198 - 2 шт", lines: [line("Насос ЦНСГ 60-198", 2000, "шт")]),
        Case(
            text: "1. Насос ЦНСГ 60-198 — 2 шт.\n2) Задвижка 30с41нж Ду100 10шт;",
            lines: [
                line("Насос ЦНСГ 60-198", 2000, "шт"), line("Задвижка 30с41нж Ду100", 10000, "шт"),
            ]
        ),
        Case(text: "Прошу выставить счет на насос К 20/30 - 3 штуки", lines: [line("насос К 20/30", 3000, "штуки")]),
        Case(text: "Кабель ВВГнг 3х2,5 - 300 м", lines: [line("Кабель ВВГнг 3х2,5", 300_000, "м")]),
        Case(text: "Труба 57х3,5: 1,5 т", lines: [line("Труба 57х3,5", 1500, "т")]),
        Case(text: "2 шт. насос ЦНС", lines: [line("насос ЦНС", 2000, "шт")]),
        Case(text: "Нужен клапан, 1 500 шт.", lines: [line("клапан", 1_500_000, "шт")]),
        Case(
            text: "Насос А - 2 шт, Насос Б - 3 шт",
            lines: [line("Насос А", 2000, "шт"), line("Насос Б", 3000, "шт")]
        ),
        Case(text: "Фильтр арт. 12-345 в количестве 4 шт", lines: [line("Фильтр", 4000, "шт", "12-345")]),
        Case(text: "Манометр (арт. МП-100) 5 шт", lines: [line("Манометр", 5000, "шт", "МП-100")]),
        Case(text: "• Комплект прокладок – 6 компл.", lines: [line("Комплект прокладок", 6000, "компл")]),
        Case(
            text: "№\tНаименование\tКол-во\tЕд\n1\tНасос\t2\tшт\n2\tКлапан\t3\tшт",
            lines: [
                line("Насос", 2000, "шт"), line("Клапан", 3000, "шт"),
            ]
        ),
        Case(
            text: "| Артикул | Наименование | Кол-во |\n|---|---|---|\n| A-1 | Насос | 2 |",
            lines: [line("Насос", 2000, nil, "A-1")]
        ),
        Case(
            text: "Насос ЦНС 60    2 шт\nКлапан Ду50     4 шт",
            lines: [line("Насос ЦНС 60", 2000, "шт"), line("Клапан Ду50", 4000, "шт")]
        ),
    ]

    @Test(arguments: [
        "Доставка через 5 дней", "Итого 5 шт", "Тел. 8 921 123-45-67", "Напор 60 м", "В 2024 году", "ул. Ленина 5",
        "Спасибо!", "1000 руб",
        "до 20 шт",
    ])
    func otherLinesAskForNothing(_ text: String) {
        #expect(GoodsReader.read(text).isEmpty, "\(GoodsReader.read(text))")
    }

    @Test func aTableWithoutAHeadIsRead() {
        let rows = [["1", "Насос ЦНС", "2", "шт"], ["2", "Клапан обратный", "10", "шт"]]
        #expect(
            GoodsTableReader.read(TextTable(rows: rows)) == [
                Self.line("Насос ЦНС", 2000, "шт"), Self.line("Клапан обратный", 10000, "шт"),
            ]
        )
    }

    @Test func aSheetWithATitleAndATotalIsRead() {
        let rows = [
            ["Заявка № 12"], ["", ""], ["№ п/п", "Наименование продукции", "Код", "Ед. изм.", "Кол-во", "Цена, руб."],
            ["1", "Фланец Ду50", "ФП-50", "шт.", "8", "1 250,50"], ["Итого", "", "", "", "8", ""],
            ["", "Доставка", "", "", "", ""],
        ]
        #expect(
            GoodsTableReader.read(TextTable(rows: rows))
                == [RequestLine(name: "Фланец Ду50", article: "ФП-50", quantity: 8000, unit: "шт.", price: 125_050)]
        )
    }

    @Test func anAddressTableIsNoGoods() {
        #expect(
            GoodsTableReader.read(TextTable(rows: [["Адрес", "Москва"], ["Телефон", "8 495 123-45-67"]])).isEmpty
        )
    }

    @Test(arguments: texts)
    func textThatIsCutAnywhereIsRead(_ letter: Case) {
        let bytes = Array(letter.text.utf8)
        for count in 0...bytes.count { _ = GoodsReader.read(String(decoding: bytes[..<count], as: UTF8.self)) }
    }
}
