package import Domain

extension ProblemCollector {
    /// All that is wrong, as one error with a line for each problem in the order of the file; nil when nothing is.
    package func error(file: String) -> SvodError? {
        guard !problems.isEmpty else { return nil }
        let sorted = problems.enumerated().sorted {
            ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }
        let lines = sorted.map { $0.element.text(file: file) }
        return SvodError(.invalidConfiguration, lines.joined(separator: "\n"))
    }
}
