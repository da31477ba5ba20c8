import Domain
import Testing

@testable import Records

/// Sums of several currencies, what falls to each, and what came back.
@Suite struct MoneySumsTests {
    @Test func currenciesAreNotMixed() {
        var sums = MoneySums([Money(minor: 5), Money(minor: 3, currency: "EUR"), Money(minor: 7)])
        #expect(sums.all == [Money(minor: 3, currency: "EUR"), Money(minor: 12)])
        sums.add(MoneySums([Money(minor: -3, currency: "EUR"), Money(minor: 0, currency: "USD")]))
        #expect(sums.all == [Money(minor: 12)])
    }

    @Test func aSumBeyondAllBoundsStaysAtThem() {
        #expect(MoneySums([Money(minor: .max), Money(minor: 1)]).all == [Money(minor: .max)])
        #expect(MoneySums([Money(minor: .min), Money(minor: -1)]).all == [Money(minor: .min)])
    }

    @Test(arguments: [(100, 3, 33), (200, 3, 67), (5, 2, 3), (-5, 2, -3), (1, 3, 0), (Int64.max, 1, .max)])
    func eachIsRounded(_ minor: Int64, _ count: Int, _ each: Int64) {
        #expect(MoneySums([Money(minor: minor)]).each(of: count) == MoneySums([Money(minor: each)]))
    }

    @Test func nobodyGetsNothing() { #expect(MoneySums([Money(minor: 5)]).each(of: 0).isEmpty) }

    @Test(arguments: [(250, 100, 150), (0, 100, -100), (100, 100, 0), (200, 300, -33), (201, 200, 1), (1, 1000, -100)])
    func whatCameBack(_ got: Int64, _ spent: Int64, _ percent: Int) {
        #expect(MoneySums([Money(minor: got)]).gain(over: MoneySums([Money(minor: spent)])) == percent)
    }

    @Test func ofOtherCurrenciesThereIsNoShare() {
        let (roubles, euros) = (MoneySums([Money(minor: 5)]), MoneySums([Money(minor: 5, currency: "EUR")]))
        #expect(roubles.gain(over: euros) == nil)
        #expect(roubles.gain(over: MoneySums(roubles.all + euros.all)) == nil)
        #expect(roubles.gain(over: MoneySums()) == nil)
        #expect(MoneySums([Money(minor: .max)]).gain(over: roubles) == nil)
    }
}
