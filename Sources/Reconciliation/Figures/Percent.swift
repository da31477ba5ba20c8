/// Whole percentages of sums: rounded down, so that 100 means wholly.
package enum Percent {
    /// How much `part` is of `whole`: over 100 when it is more, 0 for nothing and less, nil when there is no whole.
    package static func of(_ part: Int64, in whole: Int64) -> Int64? {
        guard whole > 0 else { return nil }
        guard part > 0 else { return 0 }
        return Int64(clamping: Int128(part) * 100 / Int128(whole))
    }
}
