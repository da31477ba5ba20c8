/// How weights judge decided pairs, at even odds.
package struct FanJudgement: Hashable, Sendable {
    /// Of the pairs that the weights call one project, the share that a person called so; nil where they call none so.
    package let precision: Double?
    /// Of the pairs that a person called one project, the share that the weights find; nil where there is none.
    package let recall: Double?

    init(_ weights: FanWeights, _ samples: [FanSample]) {
        var called = 0
        var right = 0
        var same = 0
        for sample in samples {
            let isCalled = weights.bits(sample.terms) >= 0
            called += isCalled ? 1 : 0
            right += isCalled && sample.isSame ? 1 : 0
            same += sample.isSame ? 1 : 0
        }
        precision = called == 0 ? nil : Double(right) / Double(called)
        recall = same == 0 ? nil : Double(right) / Double(same)
    }
}
