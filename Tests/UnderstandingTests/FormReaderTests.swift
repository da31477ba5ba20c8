import Domain
import Testing

@testable import Understanding

/// Letters of the robots of sites.
@Suite struct FormReaderTests {
    private func read(_ text: String, robots: [String] = [], from: String = "robot@shop.ru") -> UnderstoodLetter {
        var source = LetterSource()
        source.from = MailAddress(name: "Сайт", address: from)
        source.text = text
        source.marks.fields["auto-submitted"] = "auto-generated"
        return LetterUnderstanding(hints: UnderstandingHints(robots: robots)).read(source)
    }

    @Test func fieldsAreReadAndTheClientIsWhoFilledThemIn() {
        let letter = read(
            "Новая заявка\n\nВаше имя: Иван Смирнов\nТелефон: 8 (921) 765-43-21\nE-mail: Ivan@Client.RU\nОрганизация: ООО «Север»\nИНН: 7707083893\nСообщение: Нужен насос, 3 шт.\nСрочно.\n\nСтраница: https://shop.ru/p",
            robots: ["robot@shop.ru"]
        )
        #expect(
            letter.client
                == RequestClient(
                    name: "Иван Смирнов",
                    email: "Ivan@client.ru",
                    phones: ["+79217654321"],
                    inn: "7707083893",
                    company: "ООО «Север»"
                )
        )
        #expect(letter.reply == "Нужен насос, 3 шт.\nСрочно.")
        #expect(letter.standing == .person)
        #expect(letter.lines == [RequestLine(name: "насос", quantity: 3000, unit: "шт")])
        #expect(letter.fields["Страница"] == "https://shop.ru/p")
    }

    @Test(arguments: [
        "Имя: Олег\nТелефон: 89217654321", "Имя\nОлег\nТелефон\n89217654321", "*Имя:* Олег\n*Телефон:* 89217654321",
        "Имя\tОлег\nТелефон\t89217654321", "[Имя]: Олег\n[Телефон]: 89217654321", "name=Олег\nphone=89217654321",
    ])
    func fieldsOfAllShapes(_ text: String) {
        let client = read(text).client
        #expect(client.name == "Олег")
        #expect(client.phones == ["+79217654321"])
    }

    @Test func tablesOfTwoColumnsAreForms() {
        var source = LetterSource()
        source.from = MailAddress(address: "wordpress@shop.ru")
        source.html = HTMLReader.read(
            "<table><tr><td>Имя</td><td>Олег</td></tr><tr><td>Телефон:</td><td>8 921 765-43-21</td></tr></table>"
        )
        source.text = source.html?.text ?? ""
        let letter = LetterUnderstanding().read(source)
        #expect(letter.client.name == "Олег")
        #expect(letter.client.phones == ["+79217654321"])
    }

    @Test func aLetterOfAPersonIsNoForm() {
        #expect(
            read(
                "Добрый день!\nПрошу счёт на насос.\nДоставка до терминала.\nОплата сразу.\nТелефон: 89217654321\nEmail: a@b.ru",
                from: "a@b.ru"
            ).fields.isEmpty
        )
    }

    @Test func aProductWithItsQuantityIsALine() {
        let letter = read("Имя: Олег\nТелефон: 89217654321\nТовар: Насос К 20/30\nКоличество: 2")
        #expect(letter.fields["Товар"] == "Насос К 20/30")
    }
}
