import Domain
import Foundation

/// A made-up file of orders as 1C's UNF writes it, day by day from 2017 on: five lines and two payments an order.
///
/// Some of its customers order more than others. What is older than three months is paid in full; of what is younger a sixth
/// is due.
struct OrdersFile {
    /// How many orders were written.
    private(set) var orders = 0
    /// The sum of all orders, in kopecks.
    private(set) var kopecks: Int64 = 0
    /// How many bytes it has.
    private(set) var bytes = 0

    private let seed: UInt64
    private var random: SeededRandom
    /// About how many orders there will be.
    private let expected: Int
    /// How many customers they come from.
    private var customers: Int { max(100, expected / 50) }

    /// The last day of which there are orders, as a day since 1970-01-01, and how many days there are: from 2017-01-09 to
    /// 2026-11-20.
    private static let (lastDay, days) = (20_777, 3_603)
    /// Bytes of an order.
    private static let length = 7_270

    /// Writes a file of at least `size` bytes.
    ///
    /// - Throws: ``SvodError`` when it cannot be written.
    init(path: String, size: Int, seed: UInt64 = 4) throws {
        self.seed = seed
        random = SeededRandom(seed: seed)
        expected = max(1, size / Self.length)
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else { throw SvodError(.unavailable, "\(path) cannot be written") }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_210" ВерсияСхемы="2.10" \
            ДатаФормирования="2026-11-20T9:05:00">\n
            """
        while bytes < size {
            while text.utf8.count < 1 << 20 { order(&text) }
            bytes += text.utf8.count
            try file.write(contentsOf: Data(text.utf8))
            text = ""
        }
        text = "</КоммерческаяИнформация>\n"
        bytes += text.utf8.count
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    private mutating func order(_ text: inout String) {
        orders += 1
        let lines = (1...5).map { _ in
            (price: Int64.random(in: 100...900_000, using: &random), count: Int64.random(in: 1...40, using: &random))
        }
        let sum = lines.map { $0.price * $0.count }.reduce(0, +)
        kopecks += sum
        let age = Self.days - 1 - min(Self.days - 1, orders * Self.days / expected)
        let day = CivilDate(dayNumber: Self.lastDay - age)
        let customer = random.skewed(below: customers)
        text += """
            \t<Документ>
            \t\t<Ид>\(id())</Ид>
            \t\t<Номер>\(orders)</Номер>
            \t\t<Дата>\(day)</Дата>
            \t\t<Время>12:40:00</Время>
            \t\t<ХозОперация>Заказ товара</ХозОперация>
            \t\t<Роль>Продавец</Роль>
            \t\t<Валюта>руб</Валюта>
            \t\t<Курс>1</Курс>
            \t\t<Сумма>\(Self.money(sum))</Сумма>
            \t\t<Номер1С>СК00-\(String(format: "%06d", orders))</Номер1С>
            \t\t<Дата1С>\(day)</Дата1С>
            \t\t<Контрагенты>
            \t\t\t<Контрагент>
            \t\t\t\t<Ид>\(id(of: customer))</Ид>
            \t\t\t\t<Наименование>ООО "Снабжение \(customer)"</Наименование>
            \t\t\t\t<Роль>Покупатель</Роль>
            \t\t\t\t<ОфициальноеНаименование>Общество с ограниченной ответственностью "Снабжение"</ОфициальноеНаименование>
            \t\t\t\t<ИНН>\(Self.taxNumber(customer))</ИНН>
            \t\t\t\t<КПП>770101001</КПП>
            \t\t\t</Контрагент>
            \t\t</Контрагенты>
            \t\t<Товары>\n
            """
        for line in lines { add(line.price, line.count, &text) }
        text += "\t\t</Товары>\n\t\t<ПодчиненныеДокументы>\n"
        let advance = sum / 3
        payment(advance, day, &text)
        payment(age > 90 ? sum - advance : sum / 2, day.adding(days: min(age, random.below(30))), &text)
        text += """
            \t\t</ПодчиненныеДокументы>
            \t\t<ЗначенияРеквизитов>
            \t\t\t<ЗначениеРеквизита>
            \t\t\t\t<Наименование>Статус заказа</Наименование>
            \t\t\t\t<Значение>В работе</Значение>
            \t\t\t</ЗначениеРеквизита>
            \t\t\t<ЗначениеРеквизита>
            \t\t\t\t<Наименование>ПометкаУдаления</Наименование>
            \t\t\t\t<Значение>false</Значение>
            \t\t\t</ЗначениеРеквизита>
            \t\t</ЗначенияРеквизитов>
            \t</Документ>\n
            """
    }

    private mutating func add(_ price: Int64, _ count: Int64, _ text: inout String) {
        text += """
            \t\t\t<Товар>
            \t\t\t\t<Ид>\(id())#\(id())</Ид>
            \t\t\t\t<Артикул>АТ-\(price % 9000)</Артикул>
            \t\t\t\t<Наименование>Труба профильная \(price % 100)х\(count)х2 ГОСТ 8645-68 Ст3сп</Наименование>
            \t\t\t\t<БазоваяЕдиница Код="796 " НаименованиеПолное="Штука" МеждународноеСокращение="PCE">шт</БазоваяЕдиница>
            \t\t\t\t<ЦенаЗаЕдиницу>\(Self.money(price))</ЦенаЗаЕдиницу>
            \t\t\t\t<Количество>\(count)</Количество>
            \t\t\t\t<Сумма>\(Self.money(price * count))</Сумма>
            \t\t\t\t<Налоги>
            \t\t\t\t\t<Налог>
            \t\t\t\t\t\t<Наименование>НДС</Наименование>
            \t\t\t\t\t\t<УчтеноВСумме>true</УчтеноВСумме>
            \t\t\t\t\t\t<Сумма>\(Self.money(price * count / 6))</Сумма>
            \t\t\t\t\t\t<Ставка>20</Ставка>
            \t\t\t\t\t</Налог>
            \t\t\t\t</Налоги>
            \t\t\t</Товар>\n
            """
    }

    private mutating func payment(_ sum: Int64, _ day: CivilDate, _ text: inout String) {
        text += """
            \t\t\t<ПодчиненныйДокумент>
            \t\t\t\t<Ид>\(id())</Ид>
            \t\t\t\t<Дата>\(day)</Дата>
            \t\t\t\t<ХозОперация>Выплата безналичных денег</ХозОперация>
            \t\t\t\t<Роль>Продавец</Роль>
            \t\t\t\t<Валюта>руб</Валюта>
            \t\t\t\t<Сумма>\(Self.money(sum))</Сумма>
            \t\t\t\t<СрокПлатежа>\(day)</СрокПлатежа>
            \t\t\t</ПодчиненныйДокумент>\n
            """
    }

    private mutating func id() -> String { Self.id(&random) }

    /// What 1C calls a customer, the same in each order.
    private func id(of customer: Int) -> String {
        var random = SeededRandom(seed: seed ^ 1, item: customer)
        return Self.id(&random)
    }

    /// A company's tax number with its check digit.
    private static func taxNumber(_ customer: Int) -> String {
        let digits = "7\(String(format: "%08d", customer))"
        let sum = zip(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]).map { ($0.wholeNumberValue ?? 0) * $1 }.reduce(0, +)
        return "\(digits)\(sum % 11 % 10)"
    }

    private static func id(_ random: inout SeededRandom) -> String {
        let (high, low) = (random.next(), random.next())
        let digits = String(format: "%016llx%016llx", high, low)
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    private static func money(_ kopecks: Int64) -> String {
        "\(kopecks / 100).\(String(format: "%02lld", kopecks % 100))"
    }
}
