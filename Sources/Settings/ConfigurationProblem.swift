/// One thing wrong in a configuration file, with its place.
package struct ConfigurationProblem: Hashable, Sendable {
    /// The line in the file, from 1; nil when the file as a whole is meant.
    package let line: Int?
    /// The column of the letter that is meant, from 1; nil when the whole line is.
    package let column: Int?
    /// The setting, as a path (`exchanges[0].port`); empty for the file as a whole.
    package let setting: String
    /// What was expected and what was found, in one clause.
    package let message: String

    /// Creates a problem.
    package init(line: Int?, column: Int? = nil, setting: String, message: String) {
        self.line = line
        self.column = column
        self.setting = setting
        self.message = message
    }

    /// The problem as compilers print theirs, so that editors jump to it: `svod.yaml:12: exchanges[0].port: …`.
    package func text(file: String) -> String {
        let place = ([file] + [line, line == nil ? nil : column].compactMap { $0.map(String.init) }).joined(
            separator: ":"
        )
        return setting.isEmpty ? "\(place): \(message)" : "\(place): \(setting): \(message)"
    }
}
