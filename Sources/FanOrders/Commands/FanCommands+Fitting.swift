import Domain
import Records
import Store

extension FanCommands {
    /// Fits the weights to the decisions of people, pulled to the shipped ones; puts them in force only when told to.
    ///
    /// - Throws: ``SvodError`` `conflict` when there are too few decisions of both kinds, or from the store.
    package func refit(apply: Bool) async throws -> RefitReport {
        guard let matcher = basis.desk.matcher as? FanDesk else {
            throw SvodError(.notFound, "whoever compares requests has no weights")
        }
        let pairs = try await labelled()
        guard pairs.count >= Self.fewest, Set(pairs.map(\.isSame)).count == 2 else {
            throw SvodError(
                .conflict,
                "there are \(pairs.count) decisions: at least \(Self.fewest), of both kinds, are needed"
            )
        }
        let samples = pairs.map { matcher.sample($0.left, $0.right, isSame: $0.isSame) }
        let (old, found) = (matcher.weights, FanRefit().fit(samples))
        let report = RefitReport(
            fitted: found.taught,
            heldBack: found.judged,
            before: RefitReport.Figures(FanJudgement(old, samples.filter(\.isHeldBack))),
            after: RefitReport.Figures(found.after),
            changes: Self.changes(old.terms, found.weights.terms),
            isApplied: apply
        )
        if apply { try await keep(found.weights, report, matcher) }
        return report
    }

    /// Fewer decisions say nothing.
    private static let fewest = 20

    private func labelled() async throws -> [(left: MatchedRequest, right: MatchedRequest, isSame: Bool)] {
        let desk = basis.desk
        return try await engine.read { connection in
            try EnquiryLabels.all(in: connection).compactMap { label in
                guard let left = try EnquiryBook.find(label.left, in: connection),
                    let right = try EnquiryBook.find(label.right, in: connection)
                else { return nil }
                return (try desk.request(left, in: connection), try desk.request(right, in: connection), label.isSame)
            }
        }
    }

    private func keep(_ weights: FanWeights, _ report: RefitReport, _ matcher: FanDesk) async throws {
        let (now, text, told) = (clock.now(), try FanJSON.encode(weights), try FanJSON.encode(report))
        try await engine.write(.normal) { connection in
            try connection.execute(
                "INSERT INTO fan_weights (weights, report, at) VALUES (\(text), \(told), \(now))"
            )
        }
        matcher.weights = weights
    }

    private static func changes(_ old: [Double], _ new: [Double]) -> [RefitReport.Change] {
        var changes: [RefitReport.Change] = []
        for term in FanTerm.allCases {
            let (before, after) = (old[term.rawValue], new[term.rawValue])
            if abs(after - before) <= 0.01 { continue }
            changes.append(RefitReport.Change(term: "\(term)", before: before, after: after))
        }
        changes.sort { (one: RefitReport.Change, other: RefitReport.Change) -> Bool in one.size > other.size }
        return Array(changes.prefix(12))
    }
}

extension RefitReport.Change {
    /// By how much it changed.
    fileprivate var size: Double { abs(after - before) }
}
