import Domain
import Testing

@testable import FanOrders

/// The noise of real letters, a case each: the second dealer's request must still be found as the first one's project.
@Suite struct FanNoiseTests {
    struct Noise: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String

        init(_ name: String, _ text: String) {
            testDescription = name
            self.text = text
        }
    }

    static let cases = [
        Noise(
            "as it is",
            "Заказчик: АО «Уралпродукт». Объект: КНС №3. г. Пермь. ЦНСГ 60-198 2 шт, P176-3 1 шт, срок 25 дней"
        ),
        Noise("transliterated customer", "Zakazchik Uralprodukt, KNS №3, ЦНСГ 60-198 2 шт, P176-3 1 шт, Perm"),
        Noise("misspelt customer", "покупатель уралпрадукт, кнс 3, пермь, цнсг 60-198 2 шт, p176-3 1 шт"),
        Noise("initials of the customer", "заказчик – УП. КНС №3, Пермь. ЦНСГ 60-198 2 шт; P176-3 1 шт; 25 дней"),
        Noise(
            "bad recognition",
            "Заказчик: АО «Уралпр0дукт». КНС №З. г. Пермь. ЦHCГ 6О-l98 2 шт, P176-З 1 шт, срок 25 дней"
        ),
        Noise("other keyboard layout", "Pfrfpxbr ehfkghjlern, КНС №3, г. Пермь, ЦНСГ 60-198 2 шт, З176-3 1 шт"),
        Noise(
            "numbers in words",
            "Заказчик Уралпродукт, КНС номер три, Пермь, ЦНСГ 60-198 две штуки, P176-3 одна шт, двадцать пять дней"
        ),
        Noise("units", "Уралпродукт: заказчик Уралпродукт, КНС-3, Пермь, ЦНСГ 60-198 - 2 комплекта, P176-3 - 1 ед."),
        Noise("merged articles", "Заказчик Уралпродукт, КНС-3, Пермь: ЦНСГ60198 2шт, P1763 1шт"),
        Noise("split articles", "Заказчик Уралпродукт, КНС-3, Пермь: Ц Н С Г 60/198 2 шт, P 176 / 3 1 шт"),
        Noise("other order of words", "2 шт ЦНСГ 60-198\n1 шт P176-3\nПермь, для КНС №3 (Уралпродукт – заказчик)"),
        Noise("no blanks", "Заказчик:АО«Уралпродукт».Объект:КНС№3.г.Пермь.ЦНСГ60-198 2шт,P176-3 1шт"),
        Noise("city in another case", "для АО Уралпродукт, везём в Перми, КНС №3, ЦНСГ 60-198 2 шт, P176-3 1 шт"),
        Noise("region instead of the city", "для АО Уралпродукт, Пермский край, КНС №3, ЦНСГ 60-198 2 шт, P176-3 1 шт"),
        Noise("a line dropped", "для АО Уралпродукт, Пермь, КНС №3, ЦНСГ 60-198 2 шт"),
        Noise("a line added", "для АО Уралпродукт, Пермь, КНС №3, ЦНСГ 60-198 2 шт, P176-3 1 шт, GA 45 4 шт"),
        Noise(
            "markup",
            "<p>для АО&nbsp;&laquo;Уралпродукт&raquo;,<br>Пермь, КНС №3, ЦНСГ 60&ndash;198 2 шт, P176-3 1 шт</p>"
        ),
        Noise("capitals", "ДЛЯ АО УРАЛПРОДУКТ, ПЕРМЬ, КНС №3, ЦНСГ 60-198 2 ШТ, P176-3 1 ШТ"),
        Noise(
            "a quoted letter",
            "для АО Уралпродукт, Пермь, КНС №3, ЦНСГ 60-198 2 шт, P176-3 1 шт\n12.02.2026 пишет:\n> Омск, школа на 400 мест, GA 45 9 шт"
        ),
        Noise(
            "a forwarded letter",
            "Прошу цены\n-------- Пересылаемое сообщение --------\nОт: <zakupki@uralprodukt.ru>\nКНС №3, ЦНСГ 60-198 2 шт; P176-3 1 шт"
        ),
    ]

    @Test(arguments: cases)
    func isFoundAllTheSame(_ noise: Noise) throws {
        var matcher = SampleRequests.matcher()
        _ = matcher.arrive(
            SampleRequests.request(
                1,
                "ООО «Ромашка»",
                "Заказчик: АО «Уралпродукт». Объект: КНС №3. Доставка: г. Пермь\nЦНСГ 60-198 - 2 шт\nP176-3 - 1 шт\nсрок 25 дней"
            )
        )
        let decision = matcher.arrive(SampleRequests.request(2, "ЗАО «Василёк»", noise.text, day: 1))
        #expect(decision.candidates.first?.request == FanRequestID(1))
        #expect(decision.action != .ignore)
        #expect(decision.group == FanGroupID(1))
    }

    @Test(arguments: [
        "Заказчик: АО «Уралпродукт». Объект: КНС №7. г. Пермь. ЦНСГ 60-198 1 шт",
        "Заказчик: АО «Уралпродукт». Объект: школа на 400 мест. г. Пермь. ЦНСГ 60-198 2 шт",
        "Заказчик: АО «Уралпродукт». г. Омск. ЦНСГ 60-198 2 шт",
        "Заказчик: АО «Уралпродукт». Тендер № 32345678901. г. Пермь. ЦНСГ 60-198 4 шт",
    ])
    func anotherProjectOfTheCustomerIsNotGlued(_ text: String) {
        var matcher = SampleRequests.matcher()
        _ = matcher.arrive(
            SampleRequests.request(
                1,
                "ООО «Ромашка»",
                "Заказчик: АО «Уралпродукт». КНС №3. г. Пермь. Тендер № 32345670000. ЦНСГ 60-198 - 2 шт\nP176-3 - 1 шт"
            )
        )
        let decision = matcher.arrive(SampleRequests.request(2, "ЗАО «Василёк»", text, day: 1))
        #expect(decision.action != .auto)
        #expect(decision.group == nil)
    }
}
