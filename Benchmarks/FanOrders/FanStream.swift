import Domain
import FanOrders

/// Dealers' requests made by chance: every third project is asked for by several dealers, each in his own way.
struct FanStream: Sendable {
    /// A request, and the project for which it asks.
    struct Item: Sendable {
        var request: FanRequest
        var project: Int
    }

    /// The nomenclature: pumps, compressors and generators by their series.
    let catalogue: FanCatalogue
    private let articles: [String]

    /// Creates the stream's nomenclature.
    init() {
        var articles: [String] = []
        for size in [4, 5, 6, 8, 10, 12] {
            for flow in ["6,5", "10", "16", "25", "40", "65", "120"] {
                for head in [60, 85, 100, 140, 180, 210] { articles.append("ЭЦВ \(size)-\(flow)-\(head)") }
            }
        }
        for flow in [13, 38, 60, 105, 180, 300] { for head in 2..<12 { articles.append("ЦНСГ \(flow)-\(head * 33)") } }
        for size in [1, 3, 5, 10, 15, 20, 32, 45, 64, 95] {
            for steps in 1...20 { articles.append("CR \(size)-\(steps)") }
        }
        for power in [5, 7, 11, 15, 18, 22, 30, 37, 45, 55, 75, 90] { articles += ["GA \(power)", "GA \(power) VSD"] }
        self.articles = articles
        catalogue = FanCatalogue(
            products: articles.enumerated().map { place, article in
                FanProduct(sku: "00-\(10_000_000 + place)", brand: "", article: article, name: "оборудование")
            }
        )
    }

    /// The requests in order of arrival, `perDay` of them a day. A project's requests lie within two weeks.
    func items(_ count: Int, perDay: Int) -> [Item] {
        var random = SeededRandom(seed: 6)
        var drafts: [(minute: Int, project: Int, text: String, dealer: String)] = []
        let minutes = max(1, count / perDay) * 1440
        var project = 0
        while drafts.count < count {
            let facts = Project(project, articles, &random)
            let start = random.below(minutes)
            let dealers = random.percent(33) ? 2 + random.below(4) : 1
            for _ in 0..<dealers {
                drafts.append((start + random.below(14 * 1440), project, facts.letter(&random), Self.dealer(&random)))
            }
            project += 1
        }
        drafts.sort { ($0.minute, $0.project, $0.dealer, $0.text) < ($1.minute, $1.project, $1.dealer, $1.text) }
        return drafts.prefix(count).enumerated().map { place, draft in
            Item(
                request: FanRequest(
                    id: FanRequestID(Int64(place + 1)),
                    receivedAt: Timestamp(seconds: 1_790_000_000 + Int64(draft.minute) * 60),
                    channel: "mail",
                    dealer: FanDealer(name: draft.dealer),
                    text: draft.text
                ),
                project: draft.project
            )
        }
    }

    private static func dealer(_ random: inout SeededRandom) -> String {
        "ООО «\(random.one(of: heads))\(random.one(of: tails)) \(random.skewed(below: 60))»"
    }

    private static let heads = ["Тепло", "Энерго", "Пром", "Газ", "Агро", "Строй", "Гидро", "Метал", "Центр", "Восток"]
    private static let tails = ["снаб", "комплект", "сервис", "торг", "ресурс", "альянс", "групп", "техника"]

    /// What the customer needs, and what he tells of it.
    private struct Project {
        var lines: [(article: String, count: Int)]
        var customer: String
        var object: String
        var city: String
        var days: Int

        init(_ number: Int, _ articles: [String], _ random: inout SeededRandom) {
            lines = (0..<(1 + random.skewed(below: 6))).map { _ in
                (articles[random.skewed(below: articles.count)], 1 + random.skewed(below: 8))
            }
            customer =
                random.one(of: Self.roots) + random.one(of: FanStream.tails)
                + random.one(of: ["", "-Урал", " Регион", "-\(number % 90)"])
            object = random.one(of: Self.objects).replacing("#", with: "\(1 + random.skewed(below: 400))")
            city = random.one(of: Self.cities)
            days = 10 + random.below(70)
        }

        func letter(_ random: inout SeededRandom) -> String {
            var parts: [String] = []
            if random.percent(55) { parts.append("Заказчик: АО «\(customer)»") }
            if random.percent(50) { parts.append("Объект: \(object)") }
            if random.percent(65) { parts.append("Доставка: г. \(city)") }
            if random.percent(40) { parts.append("срок \(days) дней") }
            parts.shuffle(using: &random)
            var rows = lines.map { "\($0.article) - \($0.count) шт" }
            if rows.count > 2, random.percent(30) { rows.remove(at: random.below(rows.count)) }
            return "Добрый день!\nПрошу цены:\n" + rows.joined(separator: "\n") + "\n" + parts.joined(separator: ". ")
        }

        private static var roots: [String] {
            ["Урал", "Кама", "Волга", "Сибирь", "Дон", "Нефте", "Рем", "Спец", "Транс", "Мост", "Хим"]
        }
        private static var objects: [String] {
            [
                "КНС №#", "школа на # мест", "цех №#", "больница на # коек", "скважина №#", "ЦТП по ул. Ленина, #",
                "котельная №#",
            ]
        }
        private static var cities: [String] {
            [
                "Пермь", "Омск", "Самара", "Тула", "Псков", "Уфа", "Киров", "Сургут", "Казань", "Тверь", "Калуга",
                "Вологда",
                "Иркутск", "Саратов", "Воронеж", "Липецк", "Ижевск", "Тюмень", "Челябинск", "Мурманск",
            ]
        }
    }
}
