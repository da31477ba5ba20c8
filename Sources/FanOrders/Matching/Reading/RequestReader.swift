private import Domain

/// Reads a request: normalises it, spots its articles, finds the facts that may be evidence of a project.
struct RequestReader {
    let articles: ArticleIndex
    var vocabulary: FanVocabulary
    var dealers = DealerRegister()

    init(catalogue: FanCatalogue) {
        articles = ArticleIndex(catalogue)
        vocabulary = FanVocabulary()
    }

    /// Reads a request.
    mutating func read(_ request: FanRequest) -> RequestReading {
        let dealer = DealerMask(request.dealer)
        var page = RequestPage(request.wording, namesDealer: { dealer.isNamed(in: $0) }, vocabulary: &vocabulary)
        var reading = RequestReading()
        reading.profile.dealer = dealers.number(of: request.dealer)
        reading.profile.minute = UInt32(clamping: request.receivedAt.microseconds / 60_000_000)
        readMail(&page, dealer, &reading)
        let mentions = ArticleSpotter(index: articles, tokens: page.tokens, units: page.text.units).mentions()
        readGoods(mentions, &page, &reading)
        readNumbers(&page, dealer, &reading)
        readLines(request.lines, &reading)
        maskDealer(dealer, &page)
        readDays(&page, &reading)
        readAddresses(&page, &reading)
        readCustomers(&page, &reading)
        readSites(&page, &reading)
        readCities(&page, &reading)
        readWords(&page, &reading)
        return reading
    }

    /// The dealer's own name is no evidence, wherever it stands.
    private func maskDealer(_ dealer: DealerMask, _ page: inout RequestPage) {
        for index in page.tokens.indices where page.tokens[index].kind == .word && !page.isUsed[index] {
            guard let entry = page.entries[index], entry.role == nil || entry.role == .suffix else { continue }
            if dealer.hides(vocabulary.sounds[Int(entry.stem)]) { page.use(index..<(index + 1)) }
        }
    }
}
