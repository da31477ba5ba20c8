/// How many slips of the finger lie between two words.
enum Slips {
    /// Whether at most one letter is more, less or other, or two neighbours are exchanged.
    static func isOne<Unit: Equatable>(_ left: [Unit], _ right: [Unit]) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard long.count - short.count <= 1 else { return false }
        var head = 0
        while head < short.count, short[head] == long[head] { head += 1 }
        var tail = 0
        while tail < short.count - head, short[short.count - 1 - tail] == long[long.count - 1 - tail] { tail += 1 }
        let rest = short.count - head - tail
        if short.count != long.count { return rest == 0 }
        if rest <= 1 { return true }
        return rest == 2 && short[head] == long[head + 1] && short[head + 1] == long[head]
    }

    /// The distance of Levenshtein with exchanges of neighbours, or `limit + 1` when it is more than `limit`.
    static func distance<Unit: Equatable>(_ left: [Unit], _ right: [Unit], limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        var before: [Int] = []
        var above = Array(0...right.count)
        for row in 0..<left.count {
            var line = [row + 1]
            line.reserveCapacity(right.count + 1)
            var least = row + 1
            for column in 0..<right.count {
                var cost = min(above[column + 1] + 1, line[column] + 1)
                cost = min(cost, above[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, before[column - 1] + 1)
                }
                line.append(cost)
                least = min(least, cost)
            }
            if least > limit { return limit + 1 }
            before = above
            above = line
        }
        return above[right.count]
    }
}
