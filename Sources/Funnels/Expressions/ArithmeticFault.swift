/// Why numbers could not be brought together.
struct ArithmeticFault: Error, Hashable {
    let message: String

    static let tooLarge = ArithmeticFault(message: "a number grows too large")
    static let mixedCurrencies = ArithmeticFault(message: "sums of different currencies are mixed")
}
