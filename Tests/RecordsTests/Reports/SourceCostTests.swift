import Domain
import Testing

@testable import Records

/// A cost is spread over its days, whole.
@Suite struct SourceCostTests {
    private static let first = CivilDate(dayNumber: 20_000)

    private static func cost(_ minor: Int64, days: Int) -> SourceCost {
        SourceCost(
            id: 1,
            way: .channel,
            source: "Директ",
            days: first...first.adding(days: days - 1),
            sum: Money(minor: minor, currency: "EUR"),
            note: nil,
            addedBy: nil,
            addedAt: Timestamp(seconds: 0)
        )
    }

    @Test(
        arguments: [1, 7, 100, 99_999, SourceCostBook.largestSum - 1] as [Int64],
        [1, 3, 31, SourceCostBook.longestTime]
    )
    func partsAddUpToTheWhole(_ minor: Int64, _ days: Int) {
        let cost = Self.cost(minor, days: days)
        for step in [1, 2, 30] {
            let parts = stride(from: -step, to: days + step, by: step).map { start in
                cost.part(within: Self.first.adding(days: start)...Self.first.adding(days: start + step - 1)).minor
            }
            #expect(parts.reduce(0, +) == minor)
            #expect(parts.allSatisfy { $0 >= 0 })
        }
        #expect(cost.part(within: Self.first.adding(days: -9)...Self.first.adding(days: days + 9)) == cost.sum)
    }

    @Test func daysOfItsOwnOnly() {
        let cost = Self.cost(1000, days: 10)
        #expect(cost.part(within: Self.first...Self.first.adding(days: 1)).minor == 200)
        #expect(cost.part(within: Self.first.adding(days: 9)...Self.first.adding(days: 40)).minor == 100)
        #expect(cost.part(within: Self.first.adding(days: 10)...Self.first.adding(days: 40)).minor == 0)
        #expect(cost.part(within: Self.first.adding(days: -3)...Self.first.adding(days: -1)).minor == 0)
    }
}
