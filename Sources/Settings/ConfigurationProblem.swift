/// One thing wrong in a configuration file, with its place.
package struct ConfigurationProblem: Hashable, Sendable {
    /// The line in the file, from 1; nil when the file as a whole is meant.
    package let line: Int?
    /// The setting, as a path (`exchanges[0].port`); empty for the file as a whole.
    package let setting: String
    /// What was expected and what was found, in one clause.
    package let message: String

    /// Creates a problem.
    package init(line: Int?, setting: String, message: String) {
        self.line = line
        self.setting = setting
        self.message = message
    }

    /// The problem as compilers print theirs, so that editors jump to it: `svod.yaml:12: exchanges[0].port: …`.
    package func text(file: String) -> String {
        let place = line.map { "\(file):\($0)" } ?? file
        return setting.isEmpty ? "\(place): \(message)" : "\(place): \(setting): \(message)"
    }
}
