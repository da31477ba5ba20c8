import Domain
import Records

extension GoodsRecord {
    /// Takes what a catalogue says of goods.
    init(_ good: CommerceGood, exchange: String, version: OneCVersion) {
        self.init(
            key: OneCDocumentKey(good.id, exchange: exchange),
            exchange: exchange,
            name: good.name ?? good.fullName ?? good.article ?? good.id,
            version: version
        )
        fullName = good.fullName
        article = good.article
        barcode = good.barcode
        unit = good.unit?.name
        isDeleted = good.deletionMark ?? false
    }
}
