/// Goods of the catalogue, by which articles are spotted in texts.
package struct MatchedGoods: Hashable, Sendable {
    /// 1C's name of it.
    package let key: String
    /// The article.
    package let article: String
    /// What it is called.
    package let name: String

    /// Creates goods.
    package init(key: String, article: String, name: String) {
        self.key = key
        self.article = article
        self.name = name
    }
}
