/// Numbers with up to three decimals, kept in thousandths: `2.5` is 2500.
enum DecimalText {
    /// Reads digits with a point; nil when it is more than three decimals or too large.
    static func thousandths(_ whole: some StringProtocol, _ fraction: some StringProtocol) -> Int64? {
        guard fraction.count <= 3 else { return nil }
        let padded = fraction + String(repeating: "0", count: 3 - fraction.count)
        return Int64("\(whole)\(padded)")
    }

    /// Writes a quantity with as many decimals as it needs, at least one, so that it is read back as a quantity.
    static func format(thousandths: Int64) -> String {
        let digits = String(thousandths.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        var fraction = padded.suffix(3)
        while fraction.count > 1, fraction.last == "0" { fraction.removeLast() }
        return "\(thousandths < 0 ? "-" : "")\(padded.dropLast(3)).\(fraction)"
    }
}
