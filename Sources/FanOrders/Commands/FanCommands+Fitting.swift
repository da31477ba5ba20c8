package import Domain
import Records
import Store

extension FanCommands {
    /// Fits the weights to the decisions of people; puts them in force only when told to.
    ///
    /// A quarter of the decisions is held back, always the same, and judges both.
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
        let examples = pairs.map { WeightFit.Example(values: matcher.values($0.left, $0.right), isSame: $0.isSame) }
        let held = examples.enumerated().filter { $0.offset % 4 == 3 }.map(\.element)
        let fitted = examples.enumerated().filter { $0.offset % 4 != 3 }.map(\.element)
        let old = matcher.weights
        var new = old
        new.terms = WeightFit.fit(old.terms, fitted)
        let report = RefitReport(
            fitted: fitted.count,
            heldBack: held.count,
            before: Self.figures(old.terms, held),
            after: Self.figures(new.terms, held),
            changes: Self.changes(old.terms, new.terms),
            isApplied: apply
        )
        if apply { try await keep(new, report, matcher) }
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

    private static func figures(_ weights: [Double], _ held: [WeightFit.Example]) -> RefitReport.Figures {
        var (hits, called, same) = (0, 0, 0)
        for example in held {
            let isCalled = WeightFit.bits(weights, example.values) > 0
            if isCalled { called += 1 }
            if example.isSame { same += 1 }
            if isCalled, example.isSame { hits += 1 }
        }
        return RefitReport.Figures(
            precision: called == 0 ? 1 : Double(hits) / Double(called),
            recall: same == 0 ? 1 : Double(hits) / Double(same)
        )
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
