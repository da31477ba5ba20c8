private import Foundation

/// Bits and probabilities: a bit doubles the odds.
package enum FanProbability {
    /// The probability of so many bits.
    package static func of(bits: Double) -> Double { 1 / (1 + exp2(-bits)) }

    /// The bits of a probability.
    package static func bits(of probability: Double) -> Double { log2(probability / (1 - probability)) }
}
