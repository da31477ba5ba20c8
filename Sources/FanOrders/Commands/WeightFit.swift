import Domain

/// Fits the weights of the terms to what people decided, with a pull to the weights that were: a handful of decisions
/// moves them a little, hundreds move them far.
///
/// Logistic regression by gradient steps: the probability of one project is that of the sum of terms in bits. The pull is
/// that of a Gaussian prior whose spread is ``spread`` bits around each weight.
struct WeightFit {
    /// What two requests give, and what a person said of them.
    struct Example {
        let values: [Double]
        let isSame: Bool
    }

    /// How far a weight may be from its prior before the pull is felt, in bits.
    static let spread = 1.5
    private static let rounds = 400
    private static let step = 0.05

    /// The weights that fit `examples`.
    static func fit(_ prior: [Double], _ examples: [Example]) -> [Double] {
        guard !examples.isEmpty else { return prior }
        var weights = prior
        let pull = 1 / (spread * spread * Double(examples.count))
        let scale = scales(examples, prior.count)
        for _ in 0..<rounds {
            var slope = [Double](repeating: 0, count: weights.count)
            for example in examples {
                let error = (example.isSame ? 1 : 0) - FanProbability.of(bits: bits(weights, example.values))
                for index in slope.indices where example.values[index] != 0 {
                    slope[index] += error * example.values[index]
                }
            }
            for index in weights.indices {
                let gradient = slope[index] / Double(examples.count) - pull * (weights[index] - prior[index])
                weights[index] += step * gradient / scale[index]
            }
        }
        return weights
    }

    /// The sum of the terms.
    static func bits(_ weights: [Double], _ values: [Double]) -> Double {
        var sum = 0.0
        for index in weights.indices { sum += weights[index] * values[index] }
        return sum
    }

    /// Terms are of different sizes: each is stepped by its own.
    private static func scales(_ examples: [Example], _ count: Int) -> [Double] {
        (0..<count).map { index in
            let sum = examples.reduce(0) { $0 + $1.values[index] * $1.values[index] }
            return max(0.05, sum / Double(examples.count))
        }
    }
}
