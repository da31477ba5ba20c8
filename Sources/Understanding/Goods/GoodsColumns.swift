/// Which column of a table of goods holds what.
struct GoodsColumns: Hashable, Sendable {
    /// What is asked for.
    private(set) var name: Int?
    /// Its article.
    private(set) var article: Int?
    /// How much.
    private(set) var quantity: Int?
    /// The unit.
    private(set) var unit: Int?
    /// The price of a unit.
    private(set) var price: Int?
    /// Whether the columns were told by what they hold.
    private(set) var isGuessed = false

    /// Reads the head of a table; nil for a row that is none.
    init?(head row: [String]) {
        guard row.count >= 2 else { return nil }
        for (index, cell) in row.enumerated().prefix(40) {
            let key = cell.lowered().trimming { $0.isWhitespace || ".:,*№()".contains($0) }
            guard !key.isEmpty, key.utf8.count <= 120 else { continue }
            switch Self.meaning(of: key) {
            case .name where name == nil: name = index
            case .article where article == nil: article = index
            case .quantity where quantity == nil: quantity = index
            case .unit where unit == nil: unit = index
            case .price where price == nil: price = index
            default: break
            }
        }
        guard name != nil || article != nil,
            quantity != nil || name != nil && (unit != nil || price != nil || article != nil)
        else { return nil }
    }

    private enum Meaning { case name, article, quantity, unit, price }

    private static func meaning(of key: String) -> Meaning? {
        for (meaning, words) in heads where words.contains(where: { key == $0 || key.hasPrefix($0) }) { return meaning }
        return nil
    }

    private static let heads: [(Meaning, [String])] = [
        (
            .quantity,
            [
                "кол", "к-во", "qty", "quantity", "потребность", "объем", "объём", "заказ, шт", "шт", "menge", "q-ty",
                "требуется",
            ]
        ),
        (.unit, ["ед", "единица", "изм", "unit", "uom", "е.и"]),
        (.price, ["цена", "price", "стоимость ед"]),
        (
            .article,
            [
                "артик", "арт", "код", "каталож", "кат", "парт", "article", "sku", "part", "p/n", "item no",
                "item number", "обозначение",
                "заказной номер", "чертеж", "чертёж",
            ]
        ),
        (
            .name,
            [
                "наимен", "назван", "товар", "номенкл", "продук", "описан", "материал", "позиция", "оборудов",
                "изделие", "марка",
                "name", "item", "description", "product", "goods", "модель", "тмц", "предмет", "характеристик",
                "bezeichnung",
            ]
        ),
    ]

    /// Tells the columns of a table without a head: the longest texts are names, small numbers quantities.
    init?(guessed rows: [[String]]) {
        let rows = rows.filter { row in row.contains { !$0.isEmpty } }.prefix(100)
        guard let width = rows.map(\.count).max(), width >= 2, width <= 12 else { return nil }
        var (letters, numbers, units) = ([Int](), [Int](), [Int]())
        for column in 0..<width {
            let cells = rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
            letters.append(cells.reduce(0) { $0 + $1.count { $0.isLetter } })
            numbers.append(
                cells.count { GoodsQuantity.amount($0) != nil || GoodsQuantity.all(in: $0).count == 1 && $0.count < 14 }
            )
            units.append(cells.count { GoodsUnit.kind(of: $0.trimming { $0 == "." }) != nil })
        }
        guard let longest = letters.indices.max(by: { letters[$0] < letters[$1] }), letters[longest] >= 3 * rows.count
        else {
            return nil
        }
        let unit = units.indices.first { units[$0] * 3 >= rows.count * 2 }
        let quantity = numbers.indices.last { $0 > longest && numbers[$0] * 3 >= rows.count * 2 && $0 != unit }
        guard let quantity,
            unit != nil
                || rows.contains(where: {
                    $0.indices.contains(quantity) && !GoodsQuantity.all(in: $0[quantity]).isEmpty
                })
        else { return nil }
        (name, self.quantity, self.unit, isGuessed) = (longest, quantity, unit, true)
    }
}
