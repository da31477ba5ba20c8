import Testing

@testable import FanOrders

@Suite struct FanRefitTests {
    @Test func decisionsMoveTheWeightsTheirWay() {
        var matcher = SampleRequests.matcher()
        // People here take requests for one city and one term as one project, whatever the goods.
        let samples = (0..<60).map { number -> FanSample in
            let own = SampleRequests.request(
                Int64(number) * 2 + 10,
                "Первый",
                "ЭЦВ 6-10-140 2 шт, срок \(number + 10) дней, г. Псков"
            )
            let isSame = number % 2 == 0
            let other = SampleRequests.request(
                Int64(number) * 2 + 11,
                "Второй",
                "GA 45 1 шт, срок \(isSame ? number + 10 : number + 11) дней, г. Псков",
                day: 1
            )
            return matcher.sample(own, other, isSame: isSame)
        }
        let report = FanRefit(pull: 0.05).fit(samples)
        #expect(report.taught + report.judged == 60)
        #expect(report.judged > 4)
        #expect((report.after.recall ?? 0) > (report.before.recall ?? 0))
        #expect(report.weights[.daysSame] > FanWeights.shipped[.daysSame])
    }

    @Test func noDecisionChangesNothing() {
        let report = FanRefit().fit([])
        #expect(report.weights == FanWeights.shipped)
        #expect(report.before == report.after)
    }

    @Test func aTermThatNoDecisionTouchesKeepsItsWeight() {
        var matcher = SampleRequests.matcher()
        let own = SampleRequests.request(10, "Первый", "ЭЦВ 6-10-140 2 шт")
        let other = SampleRequests.request(11, "Второй", "ЭЦВ 6-10-140 2 шт", day: 1)
        let samples = (0..<8).map { _ in matcher.sample(own, other, isSame: false) }
        let report = FanRefit().fit(samples)
        #expect(abs(report.weights[.tenderSame] - FanWeights.shipped[.tenderSame]) < 1e-6)
    }
}
