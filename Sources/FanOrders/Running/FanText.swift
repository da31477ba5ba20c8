import Domain

/// How days are written in notices.
enum FanText {
    /// `04.11.2026`
    static func day(_ date: CivilDate) -> String {
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(date.day)).\(two(date.month)).\(date.year)"
    }
}
