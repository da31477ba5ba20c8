import Foundation

/// Numbers of workbooks as text.
enum SheetNumber {
    /// The shortest text of the fifteen digits that spreadsheets keep: 19.99 for 19.989999999999998.
    static func text(of number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        let shown = String(format: "%.15g", number)
        guard let exponent = shown.firstIndex(of: "e") else { return shown }
        // Only what is very small or very large has one; a plain form of it is what a person would type.
        let digits = 15 - (Int(shown[shown.index(after: exponent)...]) ?? 0)
        return digits > 0 && digits < 40
            ? trimmed(String(format: "%.\(digits)f", number)) : String(format: "%.0f", number)
    }

    /// `09:30`, or `09:30:15` when there are seconds.
    static func clock(_ second: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = "\(two(second / 3600)):\(two(second / 60 % 60))"
        return second % 60 == 0 ? time : "\(time):\(two(second % 60))"
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(kept.reversed())
    }
}
