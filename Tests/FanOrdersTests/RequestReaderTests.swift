import Domain
import Testing

@testable import FanOrders

/// What is read out of a request.
@Suite struct RequestReaderTests {
    private func read(
        _ text: String,
        dealer: String = "ООО «Ромашка»",
        subject: String = ""
    ) -> (FanProfile, RequestReader) {
        var reader = RequestReader(catalogue: SampleRequests.catalogue)
        let reading = reader.read(SampleRequests.request(1, dealer, text, subject: subject))
        return (reading.profile, reader)
    }

    private func articles(_ text: String) -> [String] {
        let (profile, reader) = read(text)
        return profile.goods.map { "\(reader.articles.names[Int($0.article)]) × \($0.quantity)" }
    }

    @Test(arguments: [
        "ЭЦВ 6-10-140 2 шт", "эцв6-10-140 - 2 шт.", "ЭЦB 6 – 10 – 140 (2 компл)", "2 шт. насос ЭЦВ-6-10-140",
        "эцв 6х10х140 две штуки",
        "ECV 6-10-140 2 шт", "ЭЦВ 6/10/140, шт. 2", "ЭЦВ 6-1O-l40 2 шт", "ЭЦВ610140 2шт",
        "1. насос скважинный ЭЦВ 6-10-140\tшт\t2",
    ])
    func anArticleIsSpottedHoweverItIsWritten(_ text: String) { #expect(articles(text) == ["ЭЦВ 6-10-140 × 2"]) }

    @Test func aBreakBetweenDigitsTellsModelsApart() {
        #expect(articles("CR 12-3 4 шт") == ["CR 12-3 × 4"])
        #expect(articles("CR 1-23 4 шт") == ["CR 1-23 × 4"])
        #expect(articles("CR 1-2 3 шт").isEmpty)
        #expect(articles("GA 45 VSD 1 шт, GA 45 2 шт") == ["GA 45 VSD × 1", "GA 45 × 2"])
    }

    @Test func theColumnsAndTheTextAreOneList() {
        var reader = RequestReader(catalogue: SampleRequests.catalogue)
        var request = SampleRequests.request(1, "Ромашка", "Прошу GA 45 2 шт")
        request.lines = [
            FanLine(name: "компрессор GA 45", quantity: 2000),
            FanLine(name: "насос", article: "00-00000003", quantity: 1000),
        ]
        let goods = reader.read(request).profile.goods
        #expect(goods.map { reader.articles.names[Int($0.article)] } == ["GA 45", "ЦНСГ 60-198"])
        #expect(goods.map(\.quantity) == [2, 1])
    }

    @Test func theDealersOwnNumberIsNoEvidence() {
        var reader = RequestReader(catalogue: SampleRequests.catalogue)
        var request = SampleRequests.request(
            1,
            "ООО «Ромашка»",
            "ИНН заказчика 5902202276\nИНН 7707083893\nС уважением,\nООО «Ромашка»\nИНН 7736050003"
        )
        request.dealer.inn = "7707083893"
        #expect(reader.read(request).profile.inns == [5_902_202_276])
    }

    @Test(arguments: [
        "Тендер № 32345678901", "закупка №32345678901 (223-ФЗ)", "извещение 323 4567 8901", "аукцион 3234S678901",
    ])
    func aTenderIsReadThroughBlanksAndSlips(_ text: String) {
        #expect(read(text).0.tenders == [32_345_678_901])
    }

    @Test(arguments: [
        "доставка до Нижнего Новгорода", "г.Н.Новгород", "NIZHNY NOVGOROD", "нижнем новгороде",
    ])
    func aCityIsReadInItsForms(_ text: String) {
        #expect(read(text).0.cities.map(Gazetteer.name) == ["Нижний новгород"])
    }

    @Test(arguments: [
        ("срок 25 дней", 25), ("за 3 недели", 21), ("двадцать пять рабочих дней", 25), ("срок ответа 2 дня", 0),
    ])
    func theTermIsReadInDays(_ text: String, _ days: UInt16) { #expect(read(text).0.days == days) }

    @Test func aQuotedLetterIsLeftOutAndAForwardedOneIsNot() {
        let quoted = read("ЭЦВ 6-10-140 2 шт\n12.02.2026 10:15 пишет:\n> GA 45 1 шт\n> Омск").0
        #expect(quoted.goods.count == 1 && quoted.cities.isEmpty)
        let answered = read("ЭЦВ 6-10-140 2 шт\n-----Исходное сообщение-----\nОт: sales@example.org\nGA 45 1 шт").0
        #expect(answered.goods.count == 1)
        let forwarded = read(
            "Прошу цену\n-------- Пересылаемое сообщение --------\nОт: снабжение <zakupki@gorgaz.ru>\nGA 45 1 шт"
        ).0
        #expect(forwarded.goods.count == 1 && forwarded.domains.count == 1)
    }

    @Test func objectsHaveTheirKindTheirNumberAndTheirName() {
        let (school, _) = read("для школы на 825 мест")
        #expect(school.sites.map(\.number) == [825])
        let (station, _) = read("реконструкция КНС №3")
        let (other, _) = read("на КНС-3")
        #expect(station.sites.map(\.kinds) == other.sites.map(\.kinds))
        #expect(read("насосный агрегат 1Д 630-50 2 шт").0.sites.isEmpty)
    }

    @Test func anyBytesAreReadWithoutHarm() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("ЭЦВ6-10 №«»><&;.,\n\t@#0123456789абвшт\u{0}\u{301}🙂ёЁ\"'()/x×")
        for _ in 0..<300 {
            let text = String(
                (0..<Int.random(in: 0..<160, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
            )
            let reading = { () -> RequestReading in
                var reader = RequestReader(catalogue: SampleRequests.catalogue)
                return reader.read(SampleRequests.request(1, text, text, subject: text))
            }()
            let whole = (text + "\n" + text).utf8.count
            #expect(reading.marks.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= whole }, "\(text)")
        }
    }
}
