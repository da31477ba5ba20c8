import Domain
import Synchronization

/// The matcher behind a lock: one thread compares at a time, and no text of a request stays in memory.
package final class FanDesk: EnquiryMatching {
    private let matcher = Mutex(FanMatcher(catalogue: FanCatalogue(products: [])))

    /// Creates a matcher that knows no goods yet.
    package init() {}

    package func begin(_ goods: [MatchedGoods], weights: String?) throws {
        let products = goods.map { FanProduct(sku: $0.key, brand: "", article: $0.article, name: $0.name) }
        let fitted = try weights.map { try FanJSON.decode(FanWeights.self, $0) }
        let fresh = FanMatcher(catalogue: FanCatalogue(products: products), weights: fitted ?? .shipped)
        matcher.withLock { $0 = fresh }
    }

    package func keep(_ request: MatchedRequest) {
        let request = Self.request(request)
        matcher.withLock { $0.keep(request) }
    }

    package func look(_ request: MatchedRequest) -> EnquirySighting {
        let own = Self.request(request)
        return matcher.withLock { matcher in
            let decision = matcher.arrive(own)
            let peers = matcher.members(with: own.id).map { EnquiryID($0.rawValue) }
            return EnquirySighting(
                likenesses: decision.candidates.map { candidate in
                    Likeness(
                        request: EnquiryID(candidate.request.rawValue),
                        bits: candidate.bits,
                        reasons: candidate.evidence.map { LikenessReason($0, "", "") }
                    )
                },
                peers: peers,
                isSure: decision.action == .auto
            )
        }
    }

    package func weigh(_ left: MatchedRequest, _ right: MatchedRequest) -> Likeness {
        let (own, other) = (Self.request(left), Self.request(right))
        let found = matcher.withLock { $0.explain(own, other) }
        return Likeness(
            request: right.record.id,
            bits: found.bits,
            reasons: found.evidence.map { LikenessReason($0, own.wording, other.wording) }
        )
    }

    package func forget(_ request: EnquiryID) {
        matcher.withLock { $0.remove(FanRequestID(request.rawValue)) }
    }

    package func stand(_ together: [EnquiryID]) {
        let ids = together.map { FanRequestID($0.rawValue) }
        matcher.withLock { $0.stand(ids) }
    }

    package func judge(_ one: EnquiryID, _ other: EnquiryID, isSame: Bool?) {
        let pair = FanPair(FanRequestID(one.rawValue), FanRequestID(other.rawValue))
        matcher.withLock { matcher in
            matcher.confirmed.remove(pair)
            matcher.denied.remove(pair)
            if isSame == true { matcher.confirmed.insert(pair) }
            if isSame == false { matcher.denied.insert(pair) }
        }
    }

    /// The weights in force.
    var weights: FanWeights {
        get { matcher.withLock { $0.weights } }
        set { matcher.withLock { $0.weights = newValue } }
    }

    /// What a decided pair says to the weights.
    func sample(_ left: MatchedRequest, _ right: MatchedRequest, isSame: Bool) -> FanSample {
        let (own, other) = (Self.request(left), Self.request(right))
        return matcher.withLock { $0.sample(own, other, isSame: isSame) }
    }

    package func customer(in request: MatchedRequest) -> String? {
        let own = Self.request(request)
        return matcher.withLock { $0.reader.customer(in: own) }
    }

    package func wording(of request: MatchedRequest) -> String { Self.request(request).wording }

    /// The request as the matcher takes it.
    static func request(_ request: MatchedRequest) -> FanRequest {
        let record = request.record
        return FanRequest(
            id: FanRequestID(record.id.rawValue),
            receivedAt: record.receivedAt,
            channel: "card",
            dealer: FanDealer(
                name: request.dealerName,
                key: record.dealer,
                inn: request.dealerINN,
                phone: request.dealerPhone
            ),
            subject: record.subject,
            text: record.body,
            lines: record.lines.map { line in
                FanLine(name: line.name, article: line.article, quantity: line.quantity, unit: line.unit)
            }
        )
    }
}

extension LikenessReason {
    /// A reason as the store keeps it: the matcher's ranges of UTF-8 become offsets of UTF-16, as browsers count.
    fileprivate init(_ evidence: FanEvidence, _ own: String, _ other: String) {
        self.init(
            kind: evidence.feature,
            text: evidence.value,
            bits: evidence.bits,
            here: evidence.own.compactMap { Mark($0, of: own) },
            there: evidence.other.compactMap { Mark($0, of: other) }
        )
    }
}

extension LikenessReason.Mark {
    fileprivate init?(_ range: Range<Int>, of text: String) {
        let bytes = text.utf8
        guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else { return nil }
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        let end = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
        self.init(
            start: text.utf16.distance(from: text.utf16.startIndex, to: start),
            length: text.utf16.distance(from: start, to: end)
        )
    }
}
