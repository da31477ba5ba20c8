import Domain

/// Finds in a form the goods that are asked for: `lines[0][name]`, `items.0.name`, `products[1][quantity]`.
struct LineReading {
    private struct Draft {
        var fields: [String: String] = [:]
    }

    private var drafts: [String: Draft] = [:]
    private var order: [String] = []
    /// Lines of one request.
    private static let most = 500

    /// What stands in no line: all of a draft that names no goods, and of the others what no line has a place for.
    var rest: [(name: String, value: String)] {
        order.flatMap { key -> [(String, String)] in
            guard let fields = drafts[key]?.fields else { return [] }
            let isLine = Self.line(of: fields) != nil
            return fields.filter { !isLine || !Self.known.contains($0.key) }.sorted { $0.key < $1.key }
                .map { ("lines[\(key)].\($0.key)", $0.value) }
        }
    }

    /// The lines, in the order in which they were sent.
    var lines: [RequestLine] { order.compactMap { drafts[$0].flatMap { Self.line(of: $0.fields) } } }

    /// Takes a field of a line; false for any other.
    mutating func take(_ field: FormField, _ path: [String]) -> Bool {
        var path = path[...]
        if path.count == 4, ["order", "заказ"].contains(path.first?.lowercased() ?? "") { path = path.dropFirst() }
        guard path.count == 3, let head = path.first, let name = path.last,
            Self.names.contains(FieldNames.key(head))
        else { return false }
        let key = path[path.startIndex + 1]
        if drafts[key] == nil {
            guard order.count < Self.most else { return false }
            order.append(key)
        }
        let value = FormReading.line(field.value)
        if !value.isEmpty { drafts[key, default: Draft()].fields[FieldNames.key(name)] = value }
        return true
    }

    private static let names: Set<String> = [
        "lines", "items", "products", "goods", "positions", "cart", "basket", "offers", "товары", "позиции", "состав",
    ]

    private static let articles = ["article", "sku", "vendorcode", "offerid", "code", "артикул", "код"]
    private static let titles = ["name", "title", "product", "productname", "наименование", "название", "товар"]
    private static let quantities = ["quantity", "qty", "count", "amount", "количество", "колво", "кол"]
    private static let units = ["unit", "measure", "единица", "едизм", "ед"]
    private static let prices = ["price", "cost", "цена"]
    private static let known = Set(articles + titles + quantities + units + prices)

    private static func line(of fields: [String: String]) -> RequestLine? {
        func value(_ names: [String]) -> String? { names.lazy.compactMap { fields[$0] }.first }
        let article = value(articles)
        guard let name = value(titles) ?? article else { return nil }
        return RequestLine(
            name: name,
            article: article,
            quantity: value(quantities).flatMap { DecimalText.scaled($0, by: 1000) },
            unit: value(units),
            price: value(prices).flatMap { DecimalText.scaled($0, by: 100) }
        )
    }
}
