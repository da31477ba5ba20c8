/// What the transaction of a connection announces, until its commit tells of it. Used by the connection's thread.
final class NewsBag {
    private var news: News = []

    func add(_ more: News) { news.formUnion(more) }

    func take() -> News {
        defer { news = [] }
        return news
    }
}
