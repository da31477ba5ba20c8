import Domain
import Foundation
import Testing
import Understanding

@testable import Mail

/// Letters as they come, broken and whole.
@Suite struct LetterReaderTests {
    static func bytes(_ name: String) throws -> [UInt8] {
        let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/letters/\(name).eml")
        return Array(try Data(contentsOf: place))
    }

    private func read(_ name: String) throws -> Letter { try LetterReader(keepsFiles: true).read(Self.bytes(name)) }

    static let names = [
        "koi8r-request", "raw-1251", "declared-utf8-is-1251", "declared-1251-is-utf8", "undeclared-cp866",
        "undeclared-iso-8859-5",
        "split-words", "outlook-table", "site-form", "forwarded-tender", "auto-reply", "enclosed",
    ]

    @Test func aLetterInKOI8RIsReadAndUnderstood() throws {
        let letter = try read("koi8r-request")
        #expect(letter.subject == "Заявка на насосы")
        #expect(letter.from == [MailAddress(name: "Иван Петров", address: "petrov@zavod.example")])
        #expect(letter.messageID == "<1@zavod.example>")
        #expect(letter.date == Timestamp(seconds: 1_791_184_500))
        let understood = LetterUnderstanding().read(letter.source)
        #expect(understood.reply.hasSuffix("Задвижка 30с41нж Ду100 - 10 шт"))
        #expect(understood.client.inn == "7707083893")
        #expect(understood.client.phones == ["+78126482334"])
        #expect(understood.client.company == "ООО \"Завод Котёл\"")
        #expect(understood.lines.map(\.name) == ["Насос ЦНСГ 60-198", "Задвижка 30с41нж Ду100"])
    }

    @Test func rawBytesInTheHeadAreRead() throws {
        let letter = try read("raw-1251")
        #expect(letter.subject == "Запрос цены на кабель")
        #expect(letter.from.first?.name == "Отдел снабжения")
        #expect(letter.text.hasPrefix("Здравствуйте, сообщите цену"))
    }

    @Test(arguments: [
        ("declared-utf8-is-1251", "Пришлите, пожалуйста, счёт за поставку арматуры."),
        ("declared-1251-is-utf8", "Пришлите, пожалуйста, счёт за поставку арматуры."),
        ("undeclared-cp866", "Нужен насос для котельной, ответьте как можно скорее."),
        ("undeclared-iso-8859-5", "Нужен насос для котельной, ответьте как можно скорее."),
    ])
    func aCharsetThatIsWrongOrMissingIsFoundOut(_ name: String, _ text: String) throws {
        #expect(try read(name).text.trimmingCharacters(in: .whitespacesAndNewlines) == text)
    }

    @Test func wordsThatWereCutInTwoAreWhole() throws {
        let letter = try read("split-words")
        #expect(letter.subject == "Коммерческое предложение на поставку")
        #expect(letter.from == [MailAddress(name: "Иванов, Иван", address: "ivan@x.example")])
        #expect(letter.attachments.map(\.name) == ["заявка на поставку оборудования.xlsx"])
        #expect(letter.attachments.first?.bytes == Array("hello".utf8))
    }

    @Test func aTableOfOutlookIsReadAndItsQuoteIsNot() throws {
        let understood = LetterUnderstanding().read(try read("outlook-table").source)
        #expect(
            understood.lines == [
                RequestLine(name: "Клапан обратный Ду50", article: "КО-50.16", quantity: 4000, unit: "шт"),
                RequestLine(name: "Фланец плоский Ду50", article: "ФП-50", quantity: 8000, unit: "шт"),
            ]
        )
        #expect(!understood.reply.contains("прайс."))
        #expect(understood.client.company == "АО «Теплосеть»")
    }

    @Test func theThreadIsInOrder() throws {
        #expect(try read("outlook-table").thread == ["our-0@svod.example", "our-1@svod.example"])
    }

    @Test func aFormIsItsVisitors() throws {
        let hints = UnderstandingHints(robots: ["@shop.example"])
        let understood = LetterUnderstanding(hints: hints).read(try read("site-form").source)
        #expect(understood.client.email == "ivan@client.example")
        #expect(understood.client.name == "Иван Смирнов")
        #expect(understood.standing == .person)
        #expect(understood.reply == "Нужен насос К 20/30, 3 шт.\nДоставка в Мурманск.")
    }

    @Test func aForwardIsItsFirstWriters() throws {
        let understood = LetterUnderstanding().read(try read("forwarded-tender").source)
        #expect(understood.reply == "Коллеги, возьмите в работу.")
        #expect(understood.client.email == "tender@vodokanal.example")
        #expect(understood.client.name == "Елена Закупкина")
        #expect(understood.client.company == "МУП «Водоканал»")
        #expect(understood.lines == [RequestLine(name: "Затвор дисковый Ду200", quantity: 6000, unit: "шт")])
    }

    @Test func aLetterThatCameAsAFileIsPassedOn() throws {
        let letter = try read("enclosed")
        #expect(letter.attachments.map(\.type) == ["message/rfc822"])
        let understood = LetterUnderstanding().read(letter.source)
        #expect(understood.forwarded?.from.address == "oleg@gaz.example")
        #expect(understood.lines == [RequestLine(name: "Регулятор РДНК-400", quantity: 3000, unit: "шт")])
    }

    @Test(arguments: [
        ("Добрый день!\r\nНужны насосы.", "Добрый день!\nНужны насосы."),
        ("Hello there, we need pumps", "Hello there, we need pumps"),
        ("\r\n0L3Rg9C20L3RiyDQvdCw0YHQvtGB0Ys=\r\n", "нужны насосы"),
        ("0L3Rg9C20L3RiyDQvdCw0YHQvtGB0Ys= \r\n", "нужны насосы"),
    ])
    func whatSaysBase64AndIsNoneIsReadAsItStands(_ body: String, _ text: String) throws {
        let letter =
            "From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n\(body)"
        let read = try LetterReader().read(Array(letter.utf8)).text
        #expect(read.trimmingCharacters(in: .whitespacesAndNewlines) == text)
    }

    @Test func aMachineIsKnown() throws {
        #expect(LetterUnderstanding().read(try read("auto-reply").source).standing == .autoReply)
    }

    @Test(arguments: names)
    func aLetterThatIsCutAnywhereIsRead(_ name: String) throws {
        let bytes = try Self.bytes(name)
        let reader = LetterReader(keepsFiles: true)
        let understanding = LetterUnderstanding()
        for count in 0...bytes.count {
            let letter = try reader.read(Array(bytes[..<count]))
            if count % 7 == 0 { _ = understanding.read(letter.source) }
        }
    }
}
