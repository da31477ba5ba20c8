/// The articles of a nomenclature, to be spotted in texts however they are written.
struct ArticleIndex: Sendable {
    /// The articles as the nomenclature writes them, each once; a number in here is an article's number everywhere.
    private(set) var names: [String] = []
    /// The shape of each.
    private(set) var shapes: [ArticleShape] = []
    /// The letters at the head of each and the first number: what neighbouring models share.
    private(set) var families: [UInt32] = []
    private var exact: [UInt64: [UInt32]] = [:]
    private var loose: [UInt64: [UInt32]] = [:]
    private var lacking: [UInt64: [UInt32]] = [:]
    private var codes: [String: UInt32] = [:]
    private(set) var longest = 0

    /// Reads a nomenclature. Lines whose article holds no digit, or less than three letters and digits, are not spotted
    /// in texts: they would be found everywhere. Their codes are.
    init(_ catalogue: FanCatalogue) {
        var numbers: [ArticleShape: UInt32] = [:]
        var families: [UInt64: UInt32] = [:]
        for product in catalogue.products {
            let shape = Self.shape(of: product.article)
            guard shape.units.count >= 2 else { continue }
            let number: UInt32
            if let known = numbers[shape] {
                number = known
            } else {
                number = UInt32(names.count)
                numbers[shape] = number
                names.append(product.article)
                shapes.append(shape)
                let head = Self.familyHash(shape)
                let family = families[head] ?? UInt32(families.count)
                families[head] = family
                self.families.append(family)
            }
            codes[Self.code(product.sku)] = number
        }
        for (index, shape) in shapes.enumerated() where Self.isSpotted(shape) { add(shape, UInt32(index)) }
        for (index, name) in names.enumerated() where Self.isSpotted(shapes[index]) {
            for alias in ArticleAliases.of(name) { addAlias(Self.shape(of: alias), UInt32(index)) }
        }
    }

    /// The article that a code of 1C stands for.
    func article(code: String) -> UInt32? { codes[Self.code(code)] }

    /// The articles that a shape of a text means, and how surely. Empty when there is none.
    func find(_ shape: ArticleShape) -> (articles: [UInt32], sureness: ArticleMention.Sureness)? {
        if let found = exact[shape.hash].flatMap({ fitting($0, shape) }) { return (found, .exact) }
        if let found = loose[shape.loose.hash].flatMap({ fitting($0, shape.loose) }) { return (found, .loose) }
        return nil
    }

    /// The articles one slip away from a shape; nil when there are none or too many to mean anything.
    func findNear(_ shape: ArticleShape) -> [UInt32]? {
        guard shape.units.count >= 5 else { return nil }
        var found: [UInt32] = []
        for hash in [shape.hash] + shape.hashesWithoutOne() {
            for article in lacking[hash] ?? [] where !found.contains(article) {
                let other = shapes[Int(article)]
                if other.numberCount == shape.numberCount, shape.isOneSlip(from: other) { found.append(article) }
            }
        }
        return found.isEmpty || found.count > 4 ? nil : found.sorted()
    }

    /// Those of `articles` whose breaks a text may have written so; nil when none, or when the text leaves many open.
    private func fitting(_ articles: [UInt32], _ shape: ArticleShape) -> [UInt32]? {
        let same = articles.filter { shapes[Int($0)].breaks == shape.breaks }
        if !same.isEmpty { return same }
        let open = articles.filter { shape.breaks & ~shapes[Int($0)].breaks == 0 }
        return open.isEmpty || open.count > 3 ? nil : open
    }

    private mutating func add(_ shape: ArticleShape, _ article: UInt32) {
        longest = max(longest, shape.units.count)
        exact[shape.hash, default: []].append(article)
        loose[shape.loose.hash, default: []].append(article)
        guard shape.units.count >= 4 else { return }
        for hash in Set(shape.hashesWithoutOne() + [shape.hash]) { lacking[hash, default: []].append(article) }
    }

    private mutating func addAlias(_ shape: ArticleShape, _ article: UInt32) {
        let hash = shape.loose.hash
        guard shape.units.count >= 3, exact[shape.hash] == nil else { return }
        if loose[hash]?.contains(article) != true { loose[hash, default: []].append(article) }
        longest = max(longest, shape.units.count)
    }

    private static func isSpotted(_ shape: ArticleShape) -> Bool {
        shape.units.count >= 3 && shape.units.contains(where: ArticleLetters.isDigit)
            && !shape.units.allSatisfy(ArticleLetters.isDigit)
    }

    /// The shape of an article that stands alone.
    static func shape(of article: String) -> ArticleShape {
        let text = FoldedText(article)
        let tokens = FanTokens.of(text.units)
        var shape = ArticleShape()
        for (index, token) in tokens.enumerated() where token.kind == .word || token.kind == .number {
            if isCross(index, tokens, text.units) { continue }
            let isApart =
                index > 0
                && (!token.isGlued || tokens[index - 1].kind == .mark || isCrossBefore(index, tokens, text.units))
            shape.append(text.units[token.range].lazy.map(ArticleLetters.folded), isApart: isApart)
        }
        return shape
    }

    /// Whether a token is the sign between two sizes, `200х150`.
    static func isCross(_ index: Int, _ tokens: [FanToken], _ units: [UInt16]) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, token.count == 1, index > 0, index + 1 < tokens.count,
            tokens[index - 1].kind == .number, tokens[index + 1].kind == .number
        else { return false }
        return units[Int(token.start)] == 0x445 || units[Int(token.start)] == 0x78
    }

    /// Whether the token before one is the sign between two sizes.
    static func isCrossBefore(_ index: Int, _ tokens: [FanToken], _ units: [UInt16]) -> Bool {
        index > 0 && isCross(index - 1, tokens, units)
    }

    private static func familyHash(_ shape: ArticleShape) -> UInt64 {
        let head = shape.units.prefix { !ArticleLetters.isDigit($0) }
        if head.isEmpty { return ArticleShape.hash(shape.units.prefix(2)) }
        return ArticleShape.hash(head)
    }

    private static func code(_ code: String) -> String { String(code.lowercased().filter { !$0.isWhitespace }) }
}
