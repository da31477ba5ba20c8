/// Articles and their quantities.
extension RequestReader {
    /// Takes the articles of the text, with the quantities beside them.
    func readGoods(_ mentions: [ArticleMention], _ page: inout RequestPage, _ reading: inout RequestReading) {
        let kept = mentions.filter { !page.isUsed[$0.tokens.lowerBound] }
        for mention in kept { page.use(mention.tokens) }
        for (place, mention) in kept.enumerated() {
            let next = place + 1 < kept.count ? kept[place + 1].tokens.lowerBound : page.tokens.count
            let before = place > 0 ? kept[place - 1].tokens.upperBound : 0
            let quantity =
                QuantityFinder.after(mention.tokens.upperBound, until: next, &page)
                ?? QuantityFinder.before(mention.tokens.lowerBound, from: before, &page)
            let range =
                Int(page.tokens[mention.tokens.lowerBound].start)..<Int(page.tokens[mention.tokens.upperBound - 1].end)
            for article in mention.articles {
                Self.add(
                    FanGood(
                        article: article,
                        quantity: quantity ?? 0,
                        isSure: mention.articles.count == 1 && mention.sureness != .near
                    ),
                    to: &reading.profile.goods
                )
                reading.marks.append((.article(article), page.text.original(range)))
            }
        }
    }

    /// Takes the lines that came in columns.
    func readLines(_ lines: [FanLine], _ reading: inout RequestReading) {
        for line in lines {
            var found: [UInt32] = []
            var isSure = true
            if let article = line.article.flatMap({ articles.article(code: $0) }) {
                found = [article]
            } else {
                let text = FoldedText([line.article, line.name].compactMap(\.self).joined(separator: " ; "))
                let mentions = ArticleSpotter(index: articles, tokens: FanTokens.of(text.units), units: text.units)
                    .mentions()
                if let best = mentions.max(by: { $0.sureness < $1.sureness }) {
                    found = best.articles
                    isSure = best.articles.count == 1 && best.sureness != .near
                }
            }
            let quantity = line.quantity.map { UInt16(clamping: $0 / 1000) } ?? 0
            for article in found {
                Self.add(FanGood(article: article, quantity: quantity, isSure: isSure), to: &reading.profile.goods)
            }
        }
    }

    private static func add(_ good: FanGood, to goods: inout [FanGood]) {
        guard let index = goods.firstIndex(where: { $0.article == good.article }) else {
            if goods.count < 60 { goods.append(good) }
            return
        }
        goods[index].isSure = goods[index].isSure || good.isSure
        if goods[index].quantity == 0 {
            goods[index].quantity = good.quantity
        } else if good.quantity != 0, good.quantity != goods[index].quantity, goods[index].otherQuantity == 0 {
            goods[index].otherQuantity = good.quantity
        }
    }
}
