import Domain

/// Whole numbers, quantities and sums of money brought together without a float. A number beside a sum of money means
/// whole units of its currency: `amount > 1000` is a thousand roubles.
enum NumberArithmetic {
    /// A number with what it is made of: `value` over `scale`, of a currency where it is money.
    private struct Number {
        var value: Int128
        /// 1, 100 for sums, 1000 for quantities.
        var scale: Int128
        var currency: String?

        init?(_ value: FieldValue) {
            switch value {
            case .int(let number): (self.value, scale) = (Int128(number), 1)
            case .quantity(let number): (self.value, scale) = (Int128(number), 1000)
            case .money(let money): (self.value, scale, currency) = (Int128(money.minor), 100, money.currency)
            default: return nil
            }
        }
    }

    /// Below, at or above zero; nil when one of them is no number.
    static func order(_ left: FieldValue, _ right: FieldValue) throws(ArithmeticFault) -> Int? {
        guard let left = Number(left), let right = Number(right) else { return nil }
        try sameCurrency(left, right)
        let difference = left.value * right.scale - right.value * left.scale
        return difference == 0 ? 0 : difference < 0 ? -1 : 1
    }

    /// What the operation gives; nil for a division by zero and for values that it makes no sense between.
    static func result(
        of left: FieldValue,
        _ operation: ExpressionNode.Arithmetic,
        _ right: FieldValue
    ) throws(ArithmeticFault) -> FieldValue? {
        if case .date(let date) = left { return try day(date, operation, right) }
        guard let first = Number(left), let second = Number(right) else { return nil }
        try sameCurrency(first, second)
        switch operation {
        case .add, .subtract:
            let sign: Int128 = operation == .add ? 1 : -1
            return try value(
                first.value * second.scale + sign * second.value * first.scale,
                over: first.scale * second.scale,
                like: first,
                second
            )
        case .multiply:
            let (product, overflow) = first.value.multipliedReportingOverflow(by: second.value)
            if overflow { throw .tooLarge }
            return try value(product, over: first.scale * second.scale, like: first, second)
        case .divide:
            guard second.value != 0 else { return nil }
            var quotient = first
            if second.currency != nil { quotient.currency = nil }
            return try value(
                first.value * second.scale,
                over: first.scale * second.value,
                like: quotient,
                Number(.quantity(0))
            )
        }
    }

    /// Days are added to a day, or two days told apart.
    private static func day(
        _ date: CivilDate,
        _ operation: ExpressionNode.Arithmetic,
        _ other: FieldValue
    ) throws(ArithmeticFault) -> FieldValue? {
        switch (operation, other) {
        case (.subtract, .date(let other)): return .int(Int64(date.dayNumber - other.dayNumber))
        case (.add, .int(let days)), (.subtract, .int(let days)):
            guard days.magnitude < 3_000_000 else { throw .tooLarge }
            return .date(date.adding(days: Int(operation == .add ? days : -days)))
        default: return nil
        }
    }

    private static func sameCurrency(_ left: Number, _ right: Number) throws(ArithmeticFault) {
        guard let first = left.currency, let second = right.currency, first != second else { return }
        throw .mixedCurrencies
    }

    /// `value / scale` in the finest form of its operands: money, a quantity, a whole number.
    private static func value(
        _ value: Int128,
        over scale: Int128,
        like left: Number,
        _ right: Number?
    ) throws(ArithmeticFault) -> FieldValue {
        if let currency = left.currency ?? right?.currency {
            return .money(Money(minor: try rounded(value, times: 100, over: scale), currency: currency))
        }
        if left.scale == 1, right?.scale == 1 { return .int(try rounded(value, times: 1, over: scale)) }
        return .quantity(try rounded(value, times: 1000, over: scale))
    }

    /// `value * factor / divisor`, rounded half away from zero.
    private static func rounded(
        _ value: Int128,
        times factor: Int128,
        over divisor: Int128
    ) throws(ArithmeticFault) -> Int64 {
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        if overflow { throw .tooLarge }
        let magnitude = (product.magnitude + divisor.magnitude / 2) / divisor.magnitude
        let isNegative = (product < 0) != (divisor < 0)
        guard magnitude <= UInt128(Int64.max) else { throw .tooLarge }
        return isNegative ? -Int64(magnitude) : Int64(magnitude)
    }
}
