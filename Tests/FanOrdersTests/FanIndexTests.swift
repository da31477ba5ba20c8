import Domain
import Testing

@testable import FanOrders

/// What must hold for any stream of requests.
@Suite struct FanIndexTests {
    @Test func everyExplanationAddsUp() {
        var matcher = FanMatcher(catalogue: SampleRequests.catalogue)
        for request in SampleRequests.others(120) {
            for candidate in matcher.arrive(request).candidates {
                #expect(abs(candidate.evidence.map(\.bits).reduce(0, +) - candidate.bits) < 1e-6)
            }
        }
    }

    @Test func whatWasRemovedLeavesNoTrace() {
        let stayed = SampleRequests.others(40)
        let gone = SampleRequests.others(30, from: 5000).map { request in
            var request = request
            request.dealer.name = "Другой"
            return request
        }
        var matcher = FanMatcher(catalogue: SampleRequests.catalogue)
        for request in gone + stayed { _ = matcher.arrive(request) }
        for request in gone { matcher.remove(request.id) }
        #expect(matcher.openCount == stayed.count)
        var again = FanMatcher(catalogue: SampleRequests.catalogue, requests: stayed, standing: matcher.standing)
        let next = SampleRequests.request(9, "Третий", "ЦНСГ 60-198 2 шт, школа на 126 мест, Самара", day: 3)
        #expect(again.arrive(next) == matcher.arrive(next))
    }

    @Test func manyClosedRequestsAreClearedAwayAndTheGroupsStand() {
        var matcher = FanMatcher(catalogue: SampleRequests.catalogue)
        for request in SampleRequests.others(50) { _ = matcher.arrive(request) }
        let groups = matcher.allGroups
        for number in Int64(0)..<4200 {
            let passing = SampleRequests.request(10_000 + number, "Прохожий", "Здравствуйте")
            _ = matcher.arrive(passing)
            matcher.remove(passing.id)
        }
        #expect(matcher.openCount == 50)
        #expect(matcher.allGroups == groups)
    }

    @Test func theSameStreamGivesTheSameGroups() {
        func groups() -> [FanGroup] {
            var matcher = FanMatcher(catalogue: SampleRequests.catalogue)
            for request in SampleRequests.others(150) { _ = matcher.arrive(request) }
            return matcher.allGroups
        }
        #expect(groups() == groups())
    }

    @Test func whatMovedIsTold() {
        var matcher = FanMatcher(catalogue: SampleRequests.catalogue)
        var told: [FanRequestID: FanGroupID] = [:]
        for request in SampleRequests.others(150) {
            let decision = matcher.arrive(request)
            told[request.id] = decision.group
            for move in decision.moved { told[move.request] = move.to }
        }
        for group in matcher.allGroups {
            for member in group.members { #expect(told[member] == group.id) }
        }
        #expect(told.count == matcher.allGroups.map(\.members.count).reduce(0, +))
    }

    @Test func aKeyHasItsRequestsNewestFirst() {
        var postings = FanPostings()
        let key = FanKey(.inn, 7)
        for slot in 0..<5000 { postings.insert(UInt32(slot), [key, FanKey(.tender, UInt64(slot))]) }
        var seen: [UInt32] = []
        postings.forEach(key) { slot in
            seen.append(slot)
            return seen.count < 3
        }
        #expect(seen == [4999, 4998, 4997])
        #expect(postings.count(key) == 5000)
        postings.remove([key])
        #expect(postings.count(key) == 4999)
        #expect(postings.count(FanKey(.tender, 77)) == 1)
        #expect(postings.count(FanKey(.tender, 7777)) == 0)
    }

    @Test(arguments: [
        ("насос", "насос", 0), ("насос", "насо", 1), ("насос", "насосы", 1), ("насос", "нсаос", 1),
        ("насос", "носас", 2),
        ("", "аб", 2), ("абвгд", "где", 3),
    ])
    func slipsAreCounted(_ left: String, _ right: String, _ distance: Int) {
        let (left, right) = (Array(left.utf16), Array(right.utf16))
        #expect(Slips.distance(left, right, limit: 2) == distance)
        #expect(Slips.isOne(left, right) == (distance < 2))
    }

    @Test(arguments: [
        ("спецмеханизация", "spetsmekhanizatsiya"), ("водоканал", "vodokanal"), ("щёлково", "shchelkovo"),
    ])
    func aWordSoundsAsItsTransliteration(_ russian: String, _ latin: String) {
        #expect(Sound.of(FoldedKeyWords.of(russian)[0]) == Sound.of(latin))
    }
}
