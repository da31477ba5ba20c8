/// A number with four places behind the point, exactly: what 1C and banks write as sums, prices and quantities.
///
/// Sums with four places are rounded to kopecks once a document, not once a line; so lines keep all four.
package struct ExactDecimal: Hashable, Comparable, Sendable {
    /// Ten-thousandths.
    package let tenThousandths: Int64

    /// Creates a number of ten-thousandths.
    package init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

    /// Nothing.
    package static let zero = ExactDecimal(tenThousandths: 0)

    /// In hundredths (kopecks), rounded half away from zero.
    package var hundredths: Int64 {
        let (whole, rest) = tenThousandths.quotientAndRemainder(dividingBy: 100)
        return rest >= 50 ? whole + 1 : rest <= -50 ? whole - 1 : whole
    }

    /// In thousandths, as quantities of fields are kept, rounded half away from zero.
    package var thousandths: Int64 {
        let (whole, rest) = tenThousandths.quotientAndRemainder(dividingBy: 10)
        return rest >= 5 ? whole + 1 : rest <= -5 ? whole - 1 : whole
    }

    /// As a sum of money, rounded half away from zero.
    package func money(_ currency: String = "RUB") -> Money { Money(minor: hundredths, currency: currency) }

    /// The sum of both, or nil beyond the range.
    package func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let (sum, isOver) = tenThousandths.addingReportingOverflow(other.tenThousandths)
        return isOver ? nil : ExactDecimal(tenThousandths: sum)
    }

    /// Orders by size.
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        left.tenThousandths < right.tenThousandths
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// With a point and at least two places: `108159.12`, `0.3333`.
    package var description: String {
        let (whole, rest) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 10_000)
        var places = String(String(rest + 10_000).dropFirst())
        while places.count > 2, places.last == "0" { places.removeLast() }
        return "\(tenThousandths < 0 ? "-" : "")\(whole).\(places)"
    }
}
