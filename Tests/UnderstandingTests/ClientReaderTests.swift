import Domain
import Testing

@testable import Understanding

/// Who asks.
@Suite struct ClientReaderTests {
    private func client(_ text: String, from: MailAddress? = MailAddress(address: "i@x.ru")) -> RequestClient {
        var source = LetterSource()
        source.from = from
        source.text = text
        return LetterUnderstanding().read(source).client
    }

    @Test(arguments: [
        ("тел. +7 (812) 648-23-34", ["+78126482334"]), ("8-921-123-45-67", ["+79211234567"]),
        ("8 (495) 123-45-67, доб. 12", ["+74951234567"]), ("звоните 89211234567", ["+79211234567"]),
        ("моб.: 921 123 45 67", ["+79211234567"]),
        ("+7 921 123-45-67 / 8 812 648 23 34", ["+79211234567", "+78126482334"]),
        ("Тел:8(812)648\u{2013}23\u{2013}34", ["+78126482334"]),
        ("т.8 (812) 648 23 34 8 921 123 45 67", ["+78126482334", "+79211234567"]),
        ("Phone: +49 30 901820", ["+4930901820"]),
    ])
    func telephonesAreFound(_ text: String, _ numbers: [String]) {
        #expect(PhoneFinder().all(in: text) == numbers)
    }

    @Test(arguments: [
        "ИНН 7707083893", "ИНН/КПП: 7707083893/770701001", "р/с 40702810900000001234", "арт. 4951234567",
        "заказ 84951234567",
        "БИК 044525225", "ОГРН 1027700132195", "счёт № 89211234567", "Насос 8921123", "2026-10-06 10:15",
        "ГОСТ 12345-80", "код 84951234567",
        "http://x.ru/89211234567", "извещение № 0372200012345678901",
    ])
    func whatIsNoTelephoneIsLeft(_ text: String) {
        #expect(PhoneFinder().all(in: text).isEmpty)
    }

    @Test(arguments: [
        ("ИНН 7707083893", "7707083893"), ("ИНН/КПП: 7707083893/770701001", "7707083893"),
        ("инн организации: 7707083893", "7707083893"),
        ("ИНН 500100732259", "500100732259"), ("Инн:7707083893,", "7707083893"),
    ])
    func theTaxNumberIsFound(_ text: String, _ number: String) {
        #expect(INNFinder.first(in: text) == number)
    }

    @Test(arguments: [
        "ИНН 7707083894", "7707083893", "длинный 7707083893", "ИННОВАЦИИ и ещё сорок с лишним букв до числа 7707083893",
    ])
    func whatIsNoTaxNumberIsLeft(_ text: String) {
        #expect(INNFinder.first(in: text) == nil)
    }

    @Test(arguments: [
        ("менеджер ООО «Ромашка», тел.", "ООО «Ромашка»"), ("АО \"Завод Котёл\"", "АО \"Завод Котёл\""),
        ("ПАО Газпром", "ПАО Газпром"),
        ("ИП Иванов И.И.", "ИП Иванов И.И."), ("в ООО \"ТД \"Север\"\" нужны", "ООО \"ТД \"Север\""),
        ("Acme Pumps GmbH", "Acme Pumps GmbH"),
        ("Общество с ограниченной ответственностью «Юг»", "Общество с ограниченной ответственностью «Юг»"),
        ("МУП «Водоканал», ИНН", "МУП «Водоканал»"),
    ])
    func theCompanyIsFound(_ text: String, _ company: String) {
        #expect(CompanyFinder.first(in: text) == company)
    }

    @Test(arguments: ["ПОО «Ромашка»", "хорошо «Ромашка»", "Нужно АО", "ООО", "ИП "])
    func whatIsNoCompanyIsLeft(_ text: String) {
        #expect(CompanyFinder.first(in: text) == nil)
    }

    @Test func ourOwnCompanyIsNoClient() {
        let own: Set = [CompanyFinder.key(of: "ООО «Свод»")]
        #expect(CompanyFinder.first(in: "для ООО \"СВОД\" от ООО «Север»", except: own) == "ООО «Север»")
    }

    @Test(arguments: [
        "Для МУП «Пермводоканал», ИНН 7707083893, нужны насосы\n\n--\nС уважением,\nООО «Гидромаш»",
        "Напоминаю: КНС №3, МУП Пермводоканал. NB 32-160 2 шт\n\nС уважением,\nПётр Котов, ООО «Гидромаш»",
        "Просим счёт для нужд АО «Завод» от ООО «Гидромаш»", "Заказчик: АО «Завод». Цену пришлите в ООО «Гидромаш»",
    ])
    func whoeverAsksForAnotherIsTheClient(_ text: String) {
        let client = client(text, from: MailAddress(address: "kotov@gidromash.example"))
        #expect(client.company == "ООО «Гидромаш»")
        #expect(client.inn == nil || !text.contains("--"))
    }

    @Test func aCustomerWhoAsksForHimselfIsTheClient() {
        let client = client("Счёт для ООО «Север», ИНН 7707083893", from: MailAddress(address: "a@x.ru"))
        #expect(client.company == "ООО «Север»" && client.inn == "7707083893")
        #expect(CompanyFinder.first(in: "КНС №3, МУП Пермводоканал. NB 32-160") == "МУП Пермводоканал")
    }

    @Test func theNameIsTheSendersOrOfTheSignature() {
        #expect(client("Нужен насос", from: MailAddress(name: "Анна Орлова", address: "a@x.ru")).name == "Анна Орлова")
        #expect(
            client(
                "Нужен насос\n\nС уважением,\nИван Петров",
                from: MailAddress(name: "Отдел снабжения", address: "s@x.ru")
            ).name == "Иван Петров"
        )
        #expect(client("Нужен насос\n\nС уважением, Иван Петров\n+7 921 123-45-67").name == "Иван Петров")
        #expect(client("Нужен насос\n\nС уважением,\nменеджер по закупкам\nИван Петров").name == "Иван Петров")
        #expect(client("Меня зовут Ольга, нужен насос").name == "Ольга")
    }

    @Test func numbersOfTheQuoteAreOurs() {
        let found = client(
            "Ждём.\n\n06.10.2023, 10:15, \"Мы\" <s@svod.ru>:\n> тел. 8 (495) 123-45-67\n> ИНН 7707083893"
        )
        #expect(found.phones.isEmpty && found.inn == nil)
    }

    @Test func theRobotIsNotTheClient() {
        var source = LetterSource()
        source.from = MailAddress(name: "Сайт", address: "noreply@shop.ru")
        source.replyTo = MailAddress(name: "Иван", address: "ivan@client.ru")
        source.text = "Позвоните мне, нужен насос"
        #expect(LetterUnderstanding().read(source).client.email == "ivan@client.ru")
    }
}
