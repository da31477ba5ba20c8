/// Who calls in a programme.
package enum ProgrammeCallers: Hashable, Sendable {
    /// The recorded callers, again and again.
    case asRecorded
    /// A different number for each call: `+7 9xx` and the call's ordinal.
    case distinct
    /// The callers of a town: so many numbers that come again in a mixed order, and in every second round other
    /// operators of 101 to 110.
    case town(Int)

    /// The numbers to exchange in the `index`th scene played of a programme of `count` scenes.
    func numbers(for scene: Scene, round index: Int, of count: Int) -> [String: String] {
        switch self {
        case .asRecorded: [:]
        case .distinct: scene.caller.map { [$0: Self.number(index)] } ?? [:]
        case .town(let people):
            (scene.caller.map { [$0: Self.number((index * 37 + 11) % max(people, 1))] } ?? [:])
                .merging((index / max(count, 1)).isMultiple(of: 2) ? [:] : Self.shift(index)) { first, _ in first }
        }
    }

    /// Which of `count` scenes is played as the `index`th: in order, or in a town in a mixed order that leaves none out.
    func place(of index: Int, in count: Int) -> Int {
        guard case .town = self else { return index % count }
        let stride = (count * 5 / 8...count * 2).first { Self.divisor($0, count) == 1 } ?? 1
        return (index + 1) * stride % count
    }

    private static func divisor(_ one: Int, _ other: Int) -> Int { other == 0 ? one : divisor(other, one % other) }

    /// A mobile number as providers send it, `79…`.
    private static func number(_ ordinal: Int) -> String {
        "\(79_110_000_000 + (ordinal &* 7919 + 1_204_717) % 90_000_000)"
    }

    /// The operators 101 to 110, some places on.
    private static func shift(_ index: Int) -> [String: String] {
        let step = 1 + index % 9
        return Dictionary(uniqueKeysWithValues: (0..<10).map { ("\(101 + $0)", "\(101 + ($0 + step) % 10)") })
    }
}
