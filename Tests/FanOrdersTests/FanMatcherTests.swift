import Domain
import Testing

@testable import FanOrders

@Suite struct FanMatcherTests {
    private let first = SampleRequests.request(
        1,
        "ООО «Ромашка»",
        "Заказчик: АО «Горгаз». Объект: КНС №3. Доставка: г. Пермь\nЦНСГ 60-198 - 2 шт\nP176-3 - 1 шт\nсрок 25 дней"
    )
    private let second = SampleRequests.request(
        2,
        "ЗАО «Василёк»",
        "прошу цену на цнсг60-198 2 шт, Р176-3 1 шт для КНС-3, Пермский край, конечник горгаз, поставка 25 рабочих дней",
        day: 2
    )

    @Test func twoDealersOfOneProjectMakeAGroup() {
        var matcher = SampleRequests.matcher()
        let alone = matcher.arrive(first)
        #expect(alone.group == nil && alone.action == .ignore)
        let decision = matcher.arrive(second)
        #expect(decision.group == FanGroupID(1))
        #expect(decision.action == .auto)
        #expect(decision.moved == [FanMove(request: FanRequestID(1), from: nil, to: FanGroupID(1))])
        #expect(matcher.group(of: FanRequestID(1)) == decision.group)
    }

    @Test func theReasonsAddUp() throws {
        var matcher = SampleRequests.matcher()
        _ = matcher.arrive(first)
        let decision = matcher.arrive(second)
        let best = try #require(decision.candidates.first)
        #expect(best.request == FanRequestID(1))
        #expect(abs(best.evidence.map(\.bits).reduce(0, +) - best.bits) < 0.001)
    }

    @Test func oneDealersRepeatsRaiseNoAlert() {
        var matcher = SampleRequests.matcher()
        _ = matcher.arrive(first)
        var again = first
        again.id = FanRequestID(3)
        again.dealer.name = "РОМАШКА"
        let decision = matcher.arrive(again)
        #expect(decision.action == .ignore)
        #expect(decision.group == FanGroupID(1))
    }

    @Test func whatAPersonSplitStaysApart() {
        var matcher = SampleRequests.matcher()
        _ = matcher.arrive(first)
        _ = matcher.arrive(second)
        let moves = matcher.split([FanRequestID(2)])
        #expect(moves.contains(FanMove(request: FanRequestID(2), from: FanGroupID(1), to: nil)))
        #expect(matcher.group(of: FanRequestID(1)) == nil)
        #expect(matcher.update(second).group == nil)
        let back = matcher.merge([FanRequestID(1), FanRequestID(2)])
        #expect(!back.isEmpty)
        #expect(matcher.group(of: FanRequestID(2)) == FanGroupID(1))
    }

    @Test func anIndexMadeAnewDecidesTheSame() {
        let requests = SampleRequests.others(60) + [first, second]
        var matcher = FanMatcher(catalogue: SampleRequests.catalogue)
        for request in requests { _ = matcher.arrive(request) }
        var again = FanMatcher(catalogue: SampleRequests.catalogue, requests: requests, standing: matcher.standing)
        #expect(again.allGroups == matcher.allGroups)
        let third = SampleRequests.request(9, "Лютик", "ЦНСГ 60-198 2 шт, КНС №3, Пермь, для АО Горгаз", day: 3)
        #expect(again.arrive(third) == matcher.arrive(third))
    }

    @Test func aClosedRequestIsFoundNoMore() {
        var matcher = SampleRequests.matcher()
        _ = matcher.arrive(first)
        matcher.remove(FanRequestID(1))
        #expect(!matcher.holds(FanRequestID(1)))
        #expect(matcher.arrive(second).candidates.allSatisfy { $0.request != FanRequestID(1) })
    }

    @Test func anExplanationShowsThePlaces() throws {
        var matcher = SampleRequests.matcher()
        let explanation = matcher.explain(first, second)
        let goods = try #require(explanation.evidence.first { $0.feature == "goods" })
        let texts = goods.own.map { String(decoding: Array(first.wording.utf8)[$0], as: UTF8.self) }
        #expect(texts == ["ЦНСГ 60-198", "P176-3"])
        let others = goods.other.map { String(decoding: Array(second.wording.utf8)[$0], as: UTF8.self) }
        #expect(others == ["цнсг60-198", "Р176-3"])
    }

    @Test func anExplanationIsInTheWordsThatWereWritten() throws {
        var matcher = SampleRequests.matcher()
        let own = SampleRequests.request(1, "Первый", "Для нужд ООО «Уралпродукт», котельная №4, г. Пермь")
        let other = SampleRequests.request(2, "Второй", "Заказчик Уралпродукту, Котельная № 4", day: 1)
        let evidence = matcher.explain(own, other).evidence
        #expect(evidence.first { $0.feature == "customer" }?.value == "Уралпродукт")
        #expect(evidence.first { $0.feature == "object" }?.value == "котельная №4")
        let another = SampleRequests.request(3, "Третий", "Заказчик Спецмеханизация, школа на 300 мест", day: 1)
        let apart = matcher.explain(own, another).evidence
        #expect(apart.first { $0.feature == "customer" }?.value.contains("Спецмеханизация") == true)
        for explained in [evidence, apart] { #expect(!explained.isEmpty) }
    }
}
