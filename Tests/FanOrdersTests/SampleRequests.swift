import Domain

@testable import FanOrders

/// Requests for tests: a small nomenclature, and dealers who write about one project.
enum SampleRequests {
    static let catalogue = FanCatalogue(
        products: [
            ("00-00000001", "", "ЭЦВ 6-10-140", "насос скважинный"),
            ("00-00000002", "", "ЭЦВ 6-16-140", "насос скважинный"),
            ("00-00000003", "Ливгидромаш", "ЦНСГ 60-198", "насос секционный"),
            ("00-00000004", "Grundfos", "CR 12-3", "насос секционный"),
            ("00-00000005", "Grundfos", "CR 1-23", "насос секционный"),
            ("00-00000006", "FG Wilson", "P176-3", "дизель-генератор"),
            ("00-00000007", "", "1К62 РМЦ 750", "станок токарный"),
            ("00-00000008", "Comaro", "LB 75-08/500E", "компрессор винтовой"),
            ("00-00000009", "", "1Д 630-50", "насос консольный"),
            ("00-00000010", "Atlas Copco", "GA 45", "компрессор винтовой"),
            ("00-00000011", "Atlas Copco", "GA 45 VSD", "компрессор винтовой"),
            ("00-00000012", "", "ЭЦВ 6-6,5-60", "насос скважинный"),
        ].map { FanProduct(sku: $0.0, brand: $0.1, article: $0.2, name: $0.3) }
    )

    /// A request of a dealer, `day` days after the first.
    static func request(
        _ id: Int64,
        _ dealer: String,
        _ text: String,
        day: Int64 = 0,
        subject: String = ""
    ) -> FanRequest {
        FanRequest(
            id: FanRequestID(id),
            receivedAt: Timestamp(seconds: 1_790_000_000 + day * 86_400),
            channel: "mail",
            dealer: FanDealer(name: dealer),
            subject: subject,
            text: text
        )
    }

    /// Requests for other projects, so that rare things are rare.
    static func others(_ count: Int64, from first: Int64 = 1000) -> [FanRequest] {
        let articles = catalogue.products.map(\.article)
        let cities = ["Омск", "Самара", "Тула", "Псков", "Уфа", "Киров", "Сургут"]
        return (0..<count).map { number in
            let article = articles[Int(number) * 7 % articles.count]
            let city = cities[Int(number) % cities.count]
            return request(
                first + number,
                "Посредник \(number % 40)",
                "Нужен \(article) \(number % 5 + 1) шт. Доставка: г. \(city). Объект: школа на \(100 + number * 13) мест",
                day: number % 20
            )
        }
    }
}

extension SampleRequests {
    /// A matcher that holds requests for other projects.
    static func matcher() -> FanMatcher {
        var matcher = FanMatcher(catalogue: catalogue)
        for request in others(60) { _ = matcher.arrive(request) }
        return matcher
    }
}
