/// Gathers all that is wrong in a file, so that it is said at once and not one line a run.
final class ProblemCollector {
    private(set) var problems: [ConfigurationProblem] = []
    /// What cannot be checked here and now and is no fault: credentials outside the service.
    private(set) var notes: [ConfigurationProblem] = []

    func report(_ message: String, setting: String, line: Int?) {
        problems.append(ConfigurationProblem(line: line, setting: setting, message: message))
    }

    func note(_ message: String, setting: String, line: Int?) {
        notes.append(ConfigurationProblem(line: line, setting: setting, message: message))
    }
}
