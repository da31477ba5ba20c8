import Domain
import OneC
import OneCTestSupport
import Store
import TestSupport
import Testing

/// However the packages of an exchange come — in any order, again and again, half, some never — the books end as 1C's last
/// snapshot says, to the kopeck.
@Suite(.timeLimit(.minutes(5))) struct PackagePropertyTests {
    static let ways: [(EngineKind, OneCClient.Product, UInt64)] = TestEngines.kinds.flatMap { kind in
        OneCClient.Product.allCases.flatMap { product in
            (kind == .sqlite ? Array(1...10) : [7, 8]).map { (kind, product, $0) }
        }
    }

    /// Packages of a few hours of work, the last of them of everything.
    private static func packages(_ books: inout PackageBooks, _ dice: inout Dice) -> [String] {
        (0..<10).map { number in
            for _ in 0...dice.below(5) { books.act() }
            return books.package(isWhole: number == 9)
        }
    }

    /// What arrives of them: the last one always, of the others some never, some twice, in any order.
    private static func delivery(_ packages: [String], _ dice: inout Dice) -> [String] {
        var all = packages.dropLast().filter { _ in !dice.one(in: 4) }
        all += packages.filter { _ in dice.one(in: 4) }
        all.append(packages[packages.count - 1])
        for index in all.indices.reversed() { all.swapAt(index, dice.below(index + 1)) }
        return all
    }

    @Test(arguments: ways)
    func anyOrderRepetitionAndLossEndsInTheLastSnapshot(
        _ kind: EngineKind,
        _ product: OneCClient.Product,
        _ seed: UInt64
    ) async throws {
        try await PackageStory.with(kind) { story in
            var (books, dice) = (PackageBooks(product, seed: seed), Dice(seed: seed &+ 1000))
            let packages = Self.packages(&books, &dice)
            for (step, text) in Self.delivery(packages, &dice).enumerated() {
                let isLast = text == packages.last
                // Whatever else is lost, the last snapshot comes whole.
                let ways = PackageStory.Way.allCases.filter { !isLast || $0 != .half }
                let way = ways[dice.below(ways.count)]
                try await story.deliver(text, way, as: "p\(step)", product)
                try await story.check("\(product) of seed \(seed), step \(step), \(way)")
            }
            try await story.compare(with: books, "\(product) of seed \(seed)")
        }
    }

    /// Nothing comes out of order, but 1C works on between any two packages: svod is never behind the last of them.
    @Test(arguments: TestEngines.kinds, OneCClient.Product.allCases)
    func eachPackageLeavesTheBooksAs1CHasThem(_ kind: EngineKind, _ product: OneCClient.Product) async throws {
        try await PackageStory.with(kind) { story in
            var (books, dice) = (PackageBooks(product, seed: 77), Dice(seed: 78))
            for step in 0..<12 {
                for _ in 0...dice.below(3) { books.act() }
                let text = books.package()
                try await story.deliver(text, dice.one(in: 2) ? .plain : .packed, as: "p\(step)", product)
                try await story.compare(with: books, "\(product), step \(step)")
            }
        }
    }
}
