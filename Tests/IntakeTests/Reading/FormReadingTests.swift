import Domain
import Intake
import Testing

@Suite struct FormReadingTests {
    private func read(_ fields: [(String, String)], mapping: [String: FieldRole] = [:]) -> IncomingRequest {
        let now = Timestamp(seconds: 1_795_417_200)
        var request = IncomingRequest(kind: .form, source: "shop", key: "1", sentAt: now, receivedAt: now, text: "")
        let form = SubmittedForm(fields: fields.map { FormField($0.0, $0.1) })
        FormReading(mapping: FieldMapping(mapping)).read(form, into: &request)
        return request
    }

    @Test(arguments: [
        [("name", "Иван"), ("phone", "8 921 555-01-01"), ("email", "I@Example.RU"), ("message", "Нужна дверь")],
        [
            ("Ваше имя", "Иван"), ("Телефон", "+7(921)5550101"), ("E-mail", " <I@example.ru> "),
            ("Вопрос", "Нужна дверь"),
        ],
        [
            ("your-name", "Иван"), ("your-tel", "89215550101"), ("your-email", "I@example.ru"),
            ("your-message", "Нужна дверь"),
        ],
        [
            ("customer[first_name]", "Иван"), ("customer[phone]", "9215550101"), ("customer[email]", "I@example.ru"),
            ("order.comment", "Нужна дверь"),
        ],
        [
            ("ФИО:", "Иван"), ("Контактный телефон *", "+7 921 5550101"), ("Почта", "mailto:I@example.ru"),
            ("text", "Нужна дверь"),
        ],
    ])
    func theUsualNamesAreKnown(_ fields: [(String, String)]) {
        let request = read(fields)
        #expect(request.client == RequestClient(name: "Иван", email: "I@example.ru", phones: ["+79215550101"]))
        #expect(request.text == "Нужна дверь")
        #expect(request.fields.isEmpty)
    }

    @Test func aSitesOwnNamesGoFirstAndNothingUnknownIsLost() {
        let request = read(
            [
                ("field_17", "+79215550101"), ("name", "ООО «Ромашка»"), ("Цвет", "белый"), ("csrf_token", "x"),
                ("Цвет", "синий"),
            ],
            mapping: ["FIELD-17": .phone, "name": .company]
        )
        #expect(request.client.phones == ["+79215550101"] && request.client.company == "ООО «Ромашка»")
        #expect(request.fields == ["Цвет": "белый\nсиний"])
    }

    @Test func whatCannotBeReadIsKeptAsItStands() {
        let request = read([
            ("phone", "позвоните соседу"), ("inn", "7707083894"), ("email", "не скажу"), ("name", "А"), ("name", "Б"),
            ("инн", "7707083893"),
        ])
        #expect(request.client.inn == "7707083893" && request.client.name == "А")
        #expect(
            request.fields == ["phone": "позвоните соседу", "inn": "7707083894", "email": "не скажу", "name": "Б"]
        )
    }

    @Test func anOrdersLinesAreRead() {
        let request = read([
            ("lines[0].name", "Дверь ДГ-21"), ("lines[0].quantity", "2,5"), ("lines[0].price", "12 990,50 руб."),
            ("lines[0].article", "DG-21"), ("lines[0].unit", "шт"), ("lines[0].color", "дуб"),
            ("items[1][sku]", "X-1"), ("items[1][qty]", "3"), ("items[2][note]", "подарок"),
        ])
        #expect(
            request.lines == [
                RequestLine(name: "Дверь ДГ-21", article: "DG-21", quantity: 2500, unit: "шт", price: 1_299_050),
                RequestLine(name: "X-1", article: "X-1", quantity: 3000),
            ]
        )
        #expect(request.fields == ["lines[0].color": "дуб", "lines[2].note": "подарок"])
    }

    @Test func theFirstAndTheLastTouchAreToldApart() {
        let request = read([
            (
                "first_touch",
                #"{"utm_source":"yandex","utm_campaign":"весна","landing":"https://a.ru/?x","at":1795417200}"#
            ),
            ("utm_source", "google"), ("gclid", "Cj0"), ("referrer", "javascript:alert(1)"), ("client_id", "169"),
            ("first_touch_utm_term", "двери"), ("last_touch.medium", "cpc"),
            ("utm_content", String(repeating: "я", count: 9000)),
        ])
        #expect(request.firstTouch?.source == "yandex" && request.firstTouch?.campaign == "весна")
        #expect(request.firstTouch?.term == "двери" && request.firstTouch?.landing == "https://a.ru/?x")
        #expect(request.firstTouch?.at == Timestamp(seconds: 1_795_417_200))
        #expect(request.lastTouch?.source == "google" && request.lastTouch?.click == "gclid=Cj0")
        #expect(request.lastTouch?.medium == "cpc" && request.lastTouch?.visitor == "169")
        #expect(request.lastTouch?.referrer == nil && request.lastTouch?.content?.count == 300)
        #expect(request.fields.isEmpty)
    }
}
