package import Domain
package import Store

/// Keeps the `onec_goods` table: the catalogue as 1C tells it.
package enum GoodsBook {
    /// Keeps goods as they are told; older word than what is kept changes nothing.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func keep(_ goods: GoodsRecord, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO onec_goods (doc_key, exchange, name, name_key, full_name, article, article_key, barcode, unit,
                is_deleted, major, minor, changed_at)
            VALUES (\(goods.key), \(goods.exchange), \(goods.name), \(FoldedKey.of(goods.name)), \(goods.fullName),
                \(goods.article), \(goods.article.map(FoldedKey.of)), \(goods.barcode), \(goods.unit),
                \(goods.isDeleted), \(goods.version.major), \(goods.version.minor), \(moment))
            ON CONFLICT (doc_key) DO UPDATE SET exchange = excluded.exchange, name = excluded.name,
                name_key = excluded.name_key, full_name = excluded.full_name, article = excluded.article,
                article_key = excluded.article_key, barcode = excluded.barcode, unit = excluded.unit,
                is_deleted = excluded.is_deleted, major = excluded.major, minor = excluded.minor,
                changed_at = excluded.changed_at
            WHERE (excluded.major, excluded.minor) >= (onec_goods.major, onec_goods.minor)
            """
        )
    }

    /// The goods of 1C's name, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ key: OneCDocumentKey, in connection: any Connection) throws -> GoodsRecord? {
        try connection.row("SELECT \(GoodsRecord.columns) FROM onec_goods WHERE doc_key = \(key)")
            .map(GoodsRecord.init(row:))
    }

    /// The goods of an article, however its letters and signs are written; those that are deleted left out.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(
        article: String,
        limit: Int,
        in connection: any Connection
    ) throws -> [GoodsRecord] {
        try connection.rows(
            """
            SELECT \(GoodsRecord.columns) FROM onec_goods
            WHERE article_key = \(FoldedKey.of(article)) AND is_deleted = 0 ORDER BY doc_key LIMIT \(limit)
            """
        ).map(GoodsRecord.init(row:))
    }
}
