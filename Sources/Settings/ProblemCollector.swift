/// Gathers all that is wrong in a file, so that it is said at once and not one line a run.
package final class ProblemCollector {
    /// What is wrong.
    package private(set) var problems: [ConfigurationProblem] = []
    /// What cannot be checked here and now and is no fault: credentials outside the service.
    package private(set) var notes: [ConfigurationProblem] = []

    /// Writes down a fault.
    package func report(_ message: String, setting: String, line: Int?, column: Int? = nil) {
        problems.append(ConfigurationProblem(line: line, column: column, setting: setting, message: message))
    }

    /// Writes down what was left unchecked.
    package func note(_ message: String, setting: String, line: Int?) {
        notes.append(ConfigurationProblem(line: line, setting: setting, message: message))
    }
}
