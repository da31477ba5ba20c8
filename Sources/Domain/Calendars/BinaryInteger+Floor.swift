extension BinaryInteger {
    /// The quotient rounded down, also for numbers below zero.
    func quotient(by divisor: Self) -> Self {
        let quotient = self / divisor
        return quotient * divisor > self ? quotient - 1 : quotient
    }

    /// What is left of ``quotient(by:)``: never below zero.
    func remainder(dividingBy divisor: Self) -> Self { self - quotient(by: divisor) * divisor }
}
