import Testing

@testable import Understanding

/// What is left of a letter when what others wrote is taken away.
@Suite struct ReplyReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        var reply = "Подтверждаем заказ."
        var testDescription: String { name }
    }

    @Test(arguments: clients)
    func theQuoteOfEachClientIsCut(_ letter: Case) {
        #expect(ReplyReader.read(TextLines.of(letter.text)).reply == letter.reply)
    }

    static let clients: [Case] = [
        Case(
            name: "Gmail",
            text: "Подтверждаем заказ.\n\nпт, 6 окт. 2023 г. в 10:15, Иван Иванов <ivan@mail.ru>:\n\n> Ждём ответа\n"
        ),
        Case(
            name: "Gmail, broken",
            text:
                "Подтверждаем заказ.\n\n6 октября 2023 г. в 10:15 пользователь Иван Иванов <\nivan.ivanov@company.ru> написал:\n\n> Ждём\n> ответа\n"
        ),
        Case(
            name: "Apple Mail",
            text: "Подтверждаем заказ.\n\n> 6 окт. 2023 г., в 10:15, Иван <i@x.ru> написал(а):\n> \n> Ждём ответа\n"
        ),
        Case(
            name: "Яндекс",
            text:
                "Подтверждаем заказ.\n\n06.10.2023, 10:15, \"Иван Иванов\" <ivan@ya.ru>:\n\nЖдём ответа\nС уважением, Иван"
        ),
        Case(
            name: "Mail.ru",
            text: "Подтверждаем заказ.\n\nПятница, 6 октября 2023, 10:15 +03:00 от Иван <i@mail.ru>:\n\nЖдём ответа\n"
        ),
        Case(
            name: "The Bat!",
            text: "Подтверждаем заказ.\n\nВы писали 6 октября 2023 г., 10:15:22:\n\n> Ждём ответа\n"
        ),
        Case(
            name: "initials",
            text: "Подтверждаем заказ.\n\nВы писали 6 октября 2023 г., 10:15:22:\n\nИИ> Ждём ответа\nИИ> очень\n"
        ),
        Case(
            name: "Outlook",
            text:
                "Подтверждаем заказ.\n\n-----Исходное сообщение-----\nОт: Иван <i@x.ru>\nОтправлено: 6 октября 2023 г. 10:15\nКому: s@y.ru\nТема: Заказ\n\nЖдём"
        ),
        Case(
            name: "Outlook without a line",
            text:
                "Подтверждаем заказ.\n\nFrom: Иван <i@x.ru>\nSent: Friday, October 6, 2023 10:15 AM\nTo: s@y.ru\nSubject: Заказ\n\nЖдём ответа"
        ),
        Case(
            name: "Outlook, a long list of recipients",
            text:
                "Подтверждаем заказ.\n\nОт: Иван <i@x.ru>\nОтправлено: 6 октября 2023 г. 10:15\nКому: Анна <a@y.ru>; Борис <b@y.ru>;\n    Вера <v@y.ru>\nКопия: Глеб <g@y.ru>\nТема: Заказ\n\nЖдём"
        ),
        Case(
            name: "Outlook Web",
            text:
                "Подтверждаем заказ.\n________________________________\nОт: Иван <i@x.ru>\nОтправлено: 6 октября\nКому: s@y.ru\n\nЖдём"
        ),
        Case(name: "Thunderbird", text: "Подтверждаем заказ.\n\n06.10.2023 10:15, Иван Иванов пишет:\n> Ждём ответа\n"),
        Case(
            name: "telephone",
            text:
                "Подтверждаем заказ.\n\nОтправлено с iPhone\n\n> 6 окт. 2023 г., в 10:15, Иван <i@x.ru> написал(а):\n>\n> Ждём\n"
        ),
        Case(
            name: "answer below",
            text: "6 окт. 2023 г. 10:15, Иван <i@x.ru> написал:\n> Ждём ответа\n> скорее\n\nПодтверждаем заказ.\n"
        ),
        Case(name: "signature line", text: "Подтверждаем заказ.\n\n-- \nИван Иванов\nООО «Север»\n+7 812 123-45-67"),
        Case(
            name: "Russian signature",
            text: "Подтверждаем заказ.\n\nС уважением,\nИван Иванов\nменеджер ООО «Север»\n+7 812 123-45-67"
        ),
        Case(
            name: "German",
            text: "Подтверждаем заказ.\n\nAm Fr., 6. Okt. 2023 um 10:15 Uhr schrieb Max Muster <m@x.de>:\n\n> Hallo\n"
        ),
        Case(
            name: "French",
            text: "Подтверждаем заказ.\n\nLe ven. 6 oct. 2023 à 10:15, Jean <j@x.fr> a écrit :\n\n> Bonjour\n"
        ),
        Case(
            name: "Polish",
            text: "Подтверждаем заказ.\n\npt., 6 paź 2023 o 10:15 Jan <j@x.pl> napisał(a):\n\n> Dzień dobry\n"
        ),
        Case(name: "Chinese", text: "Подтверждаем заказ.\n\n张三 <z@x.cn> 于2023年10月6日周五 10:15写道：\n\n> 你好\n"),
        Case(
            name: "wrapped quote",
            text:
                "Подтверждаем заказ.\n\n6 окт. 2023 г. 10:15, Иван <i@x.ru> написал:\n> Очень ждём вашего ответа по заказу, который мы отправили вам ещё\nна прошлой\n> неделе"
        ),
    ]

    @Test func textWithoutQuotesStaysWhole() {
        let text = "Здравствуйте!\n\nПрошу цену:\n- насос\n- клапан\n\nСпасибо, Анна"
        #expect(ReplyReader.read(TextLines.of(text)).reply == text)
    }

    @Test func answersBetweenQuotesStay() {
        let text = "> Срок?\nДве недели.\n> Цена?\nПо прайсу.\n"
        let reply = ReplyReader.read(TextLines.of(text)).reply
        #expect(reply.contains("Две недели.") && reply.contains("По прайсу."))
    }

    @Test func aTableOfBarsIsNoQuote() {
        let text = "Прошу:\n| Насос | 2 шт |\n| Клапан | 3 шт |"
        #expect(ReplyReader.read(TextLines.of(text)).reply == text)
    }

    @Test func codeBetweenFencesIsText() {
        let text = "Вот:\n```\n# заголовок\n####\n> знак\n```\nвсё"
        #expect(ReplyReader.read(TextLines.of(text)).reply == text)
    }

    @Test func theSignatureIsKeptBesideTheReply() {
        let parts = ReplyReader.read(TextLines.of("Ждём.\n-- \nООО «Север»\nтел. 8 812 123-45-67\n\n> старое"))
        #expect(parts.reply == "Ждём.")
        #expect(parts.signed.contains("ООО «Север»"))
    }

    @Test(arguments: clients)
    func aLetterThatIsCutAnywhereIsRead(_ letter: Case) {
        let bytes = Array(letter.text.utf8)
        for count in 0...bytes.count {
            let text = String(decoding: bytes[..<count], as: UTF8.self)
            let parts = ReplyReader.read(TextLines.of(text))
            #expect(parts.reply.utf8.count <= text.utf8.count)
        }
    }
}
