import Testing

@testable import Understanding

/// Who first wrote a letter that was passed on.
@Suite struct ForwardReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        var above: Int?
        var subject: String? = "Насосы"
        var testDescription: String { name }
    }

    @Test(arguments: clients)
    func theFirstWriterIsFound(_ letter: Case) throws {
        let found = try #require(ForwardReader(trust: .attributions).read(TextLines.of(letter.text)))
        #expect(found.letter.from == MailAddress(name: "Иван Петров", address: "ivan@zavod.ru"))
        #expect(found.letter.text.hasPrefix("Нужен насос"))
        #expect(found.letter.subject == letter.subject)
    }

    static let clients: [Case] = [
        Case(
            name: "Gmail",
            text:
                "Коллеги, в работу\n\n---------- Forwarded message ---------\nОт: Иван Петров <ivan@zavod.ru>\nDate: пт, 6 окт. 2023 г. в 10:15\nSubject: Насосы\nTo: <s@y.ru>\n\n\nНужен насос"
        ),
        Case(
            name: "Mail.ru",
            text:
                "-------- Пересылаемое сообщение --------\nОт кого: Иван Петров <ivan@zavod.ru>\nКому: s@y.ru\nДата: Пятница, 6 октября 2023, 10:15 +03:00\nТема: Насосы\n\nНужен насос"
        ),
        Case(
            name: "Apple Mail",
            text:
                "Посмотрите\n\n> Начало переадресованного сообщения:\n> \n> От: Иван Петров <ivan@zavod.ru>\n> Тема: Насосы\n> Дата: 6 октября 2023 г., 10:15:00 GMT+3\n> Кому: s@y.ru\n> \n> Нужен насос\n> срочно"
        ),
        Case(
            name: "Outlook",
            text:
                "FYI\n\nОт: Иван Петров [mailto:ivan@zavod.ru]\nОтправлено: 6 октября 2023 г. 10:15\nКому: s@y.ru\nТема: Насосы\n\nНужен насос"
        ),
        Case(
            name: "Outlook in bold",
            text:
                "*От:* Иван Петров <ivan@zavod.ru>\n*Отправлено:* пятница, 6 октября 2023 г. 10:15\n*Кому:* s@y.ru\n*Тема:* Насосы\n\nНужен насос"
        ),
        Case(
            name: "Outlook, blank lines between",
            text:
                "________________________________\n\nОт: \"Иван Петров\" <ivan@zavod.ru>\n\nОтправлено: 6 октября\n\nКому: s@y.ru\n\nТема: Насосы\n\nНужен насос"
        ),
        Case(
            name: "Thunderbird",
            text:
                "-------- Перенаправленное сообщение --------\nТема: \tНасосы\nДата: \tFri, 6 Oct 2023 10:15:00 +0300\nОт: \tИван Петров <ivan@zavod.ru>\nКому: \ts@y.ru\n\n\n\nНужен насос"
        ),
        Case(
            name: "Яндекс",
            text:
                "-------- Пересылаемое сообщение --------\n06.10.2023, 10:15, \"Иван Петров\" <ivan@zavod.ru>:\n\nНужен насос",
            subject: nil
        ),
        Case(
            name: "Yahoo, one line",
            text:
                "  ----- Пересланное сообщение ----- От: Иван Петров <ivan@zavod.ru>Кому: \"s@y.ru\" <s@y.ru>Отправлено: пятница, 6 октября 2023 г.Тема: Насосы\n Нужен насос"
        ),
        Case(
            name: "Outlook on a Mac",
            text:
                "\u{FEFF}06.10.2023, 10:15 пользователь \"Иван Петров\" <ivan@zavod.ru> написал:\n\n    Нужен насос\n    срочно",
            subject: nil
        ),
        Case(
            name: "English head",
            text:
                "From: Иван Петров <ivan@zavod.ru>\nDate: Friday, 6 October 2023 at 10:15\nTo: s@y.ru <s@y.ru>\nSubject: Насосы\nНужен насос"
        ),
    ]

    @Test(arguments: clients)
    func aForwardThatIsCutAnywhereIsRead(_ letter: Case) {
        let bytes = Array(letter.text.utf8)
        for count in 0...bytes.count {
            _ = ForwardReader(trust: .attributions).read(TextLines.of(String(decoding: bytes[..<count], as: UTF8.self)))
        }
    }

    @Test func anAnswerPassesNothingOn() {
        var source = LetterSource()
        source.subject = "RE: Насосы"
        source.text =
            "Спасибо\n\nОт: Иван <ivan@zavod.ru>\nОтправлено: 6 октября\nКому: s@y.ru\nТема: Насосы\n\nНужен насос"
        let letter = LetterUnderstanding().read(source)
        #expect(letter.forwarded == nil)
        #expect(letter.reply == "Спасибо")
    }

    @Test func aFormIsNoForward() {
        #expect(ForwardReader(trust: .heads).read(["Имя: Иван", "Тема: Насосы", "Дата: завтра"]) == nil)
    }
}
