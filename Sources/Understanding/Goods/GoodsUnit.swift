/// Words by which goods are counted and measured.
enum GoodsUnit {
    /// How sure a word is to be a unit.
    enum Kind: Sendable {
        /// It means nothing else: `шт`.
        case sure
        /// It stands in names of goods, too: `м` of `12 м`, `кг`, `л`.
        case measure
    }

    /// The kind of a word, without a point at its end, in lower case; nil for a word that is none.
    static func kind(of word: some StringProtocol) -> Kind? { words[word.lowered()] }

    private static let words: [String: Kind] = {
        var found: [String: Kind] = [:]
        for word in sure.split(separator: " ") { found[String(word)] = .sure }
        for word in measures.split(separator: " ") { found[String(word)] = .measure }
        return found
    }()

    private static let sure = """
        шт штук штука штуки штуку ш комплект комплекта комплектов компл к-т к-та кт-т упак упаковка упаковки упаковок уп пар пара \
        пары рулон рулона рулонов рул бухта бухты бухт лист листа листов мешок мешка мешков ведро ведра ведер вёдер банка банки банок \
        коробка коробки коробок кор пачка пачки пачек единиц единица единицы ед набор набора наборов бочка бочки бочек пог.м м.п п.м \
        мп пм м/п тонн тонна тонны тн погонных секций секции секция позиций экз pcs pc pce piece pieces set sets units unit ea \
        stk stück roll rolls box boxes pack packs pairs
        """

    private static let measures =
        "м m кг kg т t л l г м2 м² м3 м³ кв.м куб.м км km метр метра метров литр литра литров килограмм кубов"
}
