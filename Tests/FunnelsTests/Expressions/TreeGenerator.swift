import Domain

@testable import Funnels

/// Random expressions, the same for the same seed.
struct TreeGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }

    private mutating func one<Element>(of elements: [Element]) -> Element { elements[pick(elements.count)] }

    mutating func condition(depth: Int) -> ExpressionNode {
        guard depth > 0 else { return leaf() }
        switch pick(6) {
        case 0: return .not(condition(depth: depth - 1))
        case 1: return .and(condition(depth: depth - 1), condition(depth: depth - 1))
        case 2: return .or(condition(depth: depth - 1), condition(depth: depth - 1))
        case 3:
            let comparisons: [ExpressionNode.Comparison] = [.equal, .notEqual, .less, .greater, .atMost, .atLeast]
            return .compare(one(of: comparisons), number(depth: depth - 1), number(depth: depth - 1))
        case 4: return .among(number(depth: depth - 1), (0...pick(3)).map { _ in number(depth: depth - 1) })
        default: return .call(.filled, [.name("a"), .name("b.c")])
        }
    }

    private mutating func number(depth: Int) -> ExpressionNode {
        guard depth > 0 else { return leaf() }
        switch pick(5) {
        case 0, 1, 2:
            let operations: [ExpressionNode.Arithmetic] = [.add, .subtract, .multiply, .divide]
            return .arithmetic(one(of: operations), number(depth: depth - 1), number(depth: depth - 1))
        case 3: return .call(.max, [number(depth: depth - 1), condition(depth: depth - 1)])
        default: return condition(depth: depth - 1)
        }
    }

    private mutating func leaf() -> ExpressionNode {
        switch pick(8) {
        case 0: .literal(.int(Int64(pick(2000)) - 1000))
        case 1: .literal(.quantity(Int64(pick(100_000)) - 50_000))
        case 2: .literal(.text(one(of: ["", "it's", "\"", "труба", "a\nb", "''\"\""])))
        case 3: .literal(.flag(pick(2) == 0))
        case 4:
            CivilDate(year: 2000 + pick(50), month: 1 + pick(12), day: 1 + pick(28)).map { .literal(.date($0)) }
                ?? .nothing
        case 5: .nothing
        default: .name(one(of: ["a", "company.name", "причина", "_x9", "nota", "inn"]))
        }
    }
}
