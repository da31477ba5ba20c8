import Domain

/// One made-up deal: all that chance decides about it.
struct SampleDeal: Sendable {
    /// The half-life of the past: half of the closed deals are younger.
    private static let age = 300.0

    var title: String
    var stage: String
    var outcome: CardOutcome
    var reason: String?
    var manager: Int
    var company: Int
    var person: Int
    var amount: Int64?
    var phone: String
    var number: String?
    var source: String
    var weight: Int64
    var createdAt: Timestamp
    var enteredAt: Timestamp
    var moves: Int64
    var tags: [String]
    var shipsIn: Int

    /// Makes deal `index` of a store of `size`. The deals that are open are spread evenly among the others.
    init(_ index: Int, of size: StoreSize, seed: UInt64, now: Timestamp) {
        var random = SeededRandom(seed: seed, item: index)
        let isOpen = (index + 1) * size.open / size.deals > index * size.open / size.deals
        title = RussianNames.deal(&random)
        outcome = isOpen ? .open : random.percent(35) ? .won : .lost
        stage = isOpen ? BenchFunnel.stage(&random) : outcome == .won ? "won" : "lost"
        reason = outcome == .lost ? random.one(of: ["Дорого", "Сроки", "Купили у других"]) : nil
        manager = random.skewed(below: size.staff)
        company = random.skewed(below: size.companies)
        person = random.below(size.people)
        amount = random.percent(92) ? Int64(1 + random.below(400)) * Int64(1 + random.below(50)) * 1_000_00 : nil
        phone = "+79\(100_000_000 + random.below(900_000_000))"
        number = random.percent(40) ? "УТ-\(100_000 + index)" : nil
        source = random.one(of: ["Сайт", "Звонок", "Почта", "Рекомендация", "Тендер"])
        weight = Int64(random.below(40_000)) * 100
        let days = isOpen ? Double(random.skewed(below: 90)) : Self.age * Double(random.skewed(below: 365)) / 100
        let made = now - .seconds(Int64(days * 86_400) + Int64(random.below(86_400)))
        let stood = Int64((now - made) / .seconds(1))
        createdAt = made
        enteredAt = made + .seconds(stood / Int64(1 + random.below(5)))
        moves = stage == "new" ? 1 : Int64(2 + random.below(5))
        tags = random.percent(25) ? [random.one(of: ["важное", "тендер", "повторный", "ждёт отгрузки"])] : []
        shipsIn = random.below(30) - 5
    }
}
