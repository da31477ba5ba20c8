package import Domain
import Store

/// A row of the `onec_goods` table: an article of 1C's catalogue. Requests for the same goods are recognised by it.
package struct GoodsRecord: Hashable, Sendable {
    /// 1C's name of it.
    package var key: OneCDocumentKey
    /// The exchange that told it.
    package var exchange: String
    /// What it is called.
    package var name: String
    /// The full name.
    package var fullName: String?
    /// The article.
    package var article: String?
    /// The barcode.
    package var barcode: String?
    /// The unit's name.
    package var unit: String?
    /// Whether 1C has deleted it.
    package var isDeleted: Bool
    /// How new this is.
    package var version: OneCVersion

    /// Creates goods of which only the name is known.
    package init(key: OneCDocumentKey, exchange: String, name: String, version: OneCVersion) {
        self.key = key
        self.exchange = exchange
        self.name = name
        self.version = version
        isDeleted = false
    }

    static let columns: SQL =
        "doc_key, exchange, name, full_name, article, barcode, unit, is_deleted, major, minor"

    init(row: Row) throws {
        key = try row.get("doc_key")
        exchange = try row.get("exchange")
        name = try row.get("name")
        fullName = try row.get("full_name")
        article = try row.get("article")
        barcode = try row.get("barcode")
        unit = try row.get("unit")
        isDeleted = try row.get("is_deleted")
        version = OneCVersion(major: try row.get("major"), minor: try row.get("minor"))
    }
}
