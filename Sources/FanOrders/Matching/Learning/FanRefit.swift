private import Foundation

/// Fits the weights to what people decided, pulled to the shipped ones: a logistic regression with a Gaussian prior.
///
/// A few decisions move little, many move much; a term that no decision touches keeps its weight.
package struct FanRefit: Sendable {
    /// The weights that the pull leads to.
    package let start: FanWeights
    /// How hard the pull is: one over the variance of a weight, in natural units.
    package let pull: Double

    /// Creates a fitting. `pull` of 4 takes about as many decisions as terms to halve the way to what they say.
    package init(from start: FanWeights = .shipped, pull: Double = 4) {
        self.start = start
        self.pull = pull
    }

    /// The weights that the samples which are not held back speak for, and how both sets judge those that are.
    package func fit(_ samples: [FanSample]) -> FanRefitReport {
        let taught = samples.filter { !$0.isHeldBack }
        let judged = samples.filter(\.isHeldBack)
        let weights = taught.isEmpty ? start : fitted(taught)
        return FanRefitReport(
            weights: weights,
            taught: taught.count,
            judged: judged.count,
            before: FanJudgement(start, judged),
            after: FanJudgement(weights, judged)
        )
    }

    /// Newton's method: the posterior has one top, and each step is halved until it does not lead down.
    private func fitted(_ samples: [FanSample]) -> FanWeights {
        let prior = start.terms.map { $0 * M_LN2 }
        var weights = prior
        var height = self.height(weights, prior, samples)
        for _ in 0..<30 {
            let (slope, curve) = derivatives(weights, prior, samples)
            guard let step = SymmetricMatrix.solve(curve, slope) else { break }
            var share = 1.0
            var next = weights
            var reached = height
            repeat {
                next = zip(weights, step).map { $0 + share * $1 }
                reached = self.height(next, prior, samples)
                share /= 2
            } while reached < height && share > 1e-4
            guard reached > height + 1e-9 else { break }
            weights = next
            height = reached
        }
        var fitted = start
        fitted.terms = weights.map { $0 / M_LN2 }
        return fitted
    }

    private func height(_ weights: [Double], _ prior: [Double], _ samples: [FanSample]) -> Double {
        var height = 0.0
        for (weight, mean) in zip(weights, prior) { height -= pull / 2 * (weight - mean) * (weight - mean) }
        for sample in samples {
            let sum = Self.sum(weights, sample)
            height -= log1p(exp(-abs(sum))) + max(0, sample.isSame ? -sum : sum)
        }
        return height
    }

    private func derivatives(_ weights: [Double], _ prior: [Double], _ samples: [FanSample]) -> ([Double], [[Double]]) {
        let count = weights.count
        var slope = zip(weights, prior).map { -pull * ($0 - $1) }
        var curve = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for index in 0..<count { curve[index][index] = pull }
        for sample in samples {
            let probability = 1 / (1 + exp(-Self.sum(weights, sample)))
            let values = sample.terms.values
            let used = values.indices.filter { values[$0] != 0 }
            for row in used {
                slope[row] += ((sample.isSame ? 1 : 0) - probability) * values[row]
                for column in used {
                    curve[row][column] += probability * (1 - probability) * values[row] * values[column]
                }
            }
        }
        return (slope, curve)
    }

    private static func sum(_ weights: [Double], _ sample: FanSample) -> Double {
        zip(weights, sample.terms.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
