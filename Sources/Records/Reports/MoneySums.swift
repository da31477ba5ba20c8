package import Domain

/// Sums of money that are not mixed: one for each currency, in the order of their codes. What is nothing is left out.
package struct MoneySums: Hashable, Sendable {
    /// The sums.
    package private(set) var all: [Money] = []

    /// Creates the sums of what is given.
    package init(_ sums: [Money] = []) {
        for sum in sums { add(sum) }
    }

    /// Whether there is none.
    package var isEmpty: Bool { all.isEmpty }

    /// Adds a sum. Beyond what 64 bits hold it stays at their limit.
    package mutating func add(_ sum: Money) {
        guard sum.minor != 0 else { return }
        guard let index = all.firstIndex(where: { $0.currency >= sum.currency }) else { return all.append(sum) }
        guard all[index].currency == sum.currency else { return all.insert(sum, at: index) }
        let (total, isOver) = all[index].minor.addingReportingOverflow(sum.minor)
        if total == 0 {
            all.remove(at: index)
        } else {
            all[index] = Money(minor: isOver ? (sum.minor > 0 ? .max : .min) : total, currency: sum.currency)
        }
    }

    /// Adds all of `sums`.
    package mutating func add(_ sums: MoneySums) {
        for sum in sums.all { add(sum) }
    }

    /// What falls to each of `count`, rounded half up; nothing when there is nobody.
    package func each(of count: Int) -> MoneySums {
        guard count > 0 else { return MoneySums() }
        return MoneySums(
            all.map { sum in
                let (whole, rest) = sum.minor.quotientAndRemainder(dividingBy: Int64(count))
                let isMore = rest.magnitude >= UInt64(count) - rest.magnitude
                return Money(minor: whole + (isMore ? sum.minor.signum() : 0), currency: sum.currency)
            }
        )
    }

    /// What a hundred spent brought beyond itself, as a rounded percentage: `150` for 250 out of 100. Nil without a cost, or
    /// where both are not of one and the same currency.
    package func gain(over cost: MoneySums) -> Int? {
        guard cost.all.count == 1, let spent = cost.all.first, spent.minor > 0, all.count <= 1,
            all.first.map({ $0.currency == spent.currency }) ?? true
        else { return nil }
        let (profit, isOver) = (all.first?.minor ?? 0).subtractingReportingOverflow(spent.minor)
        let (hundredfold, isFar) = profit.multipliedReportingOverflow(by: 100)
        guard !isOver, !isFar else { return nil }
        let (whole, rest) = hundredfold.quotientAndRemainder(dividingBy: spent.minor)
        let isMore = rest.magnitude >= spent.minor.magnitude - rest.magnitude
        return Int(whole + (isMore ? hundredfold.signum() : 0))
    }
}
