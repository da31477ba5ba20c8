import Domain

extension OneCLine {
    /// Takes what a file says of a line.
    init(commerce source: CommerceLine) {
        self.init(
            name: source.name ?? source.article ?? source.id ?? "",
            quantity: source.quantity?.thousandths ?? 0,
            goods: source.id,
            article: source.article,
            unit: source.unit?.name,
            price: source.price?.hundredths,
            sum: source.sum?.hundredths
        )
    }
}
