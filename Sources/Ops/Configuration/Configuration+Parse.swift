import Domain
import Yams

extension Configuration {
    /// What reading a file gave: the configuration, and what could not be checked from here.
    package struct Reading: Sendable {
        /// The configuration.
        package let configuration: Configuration
        /// What could not be checked (credentials outside of the service), for `svod check-config` to say.
        package let notes: [ConfigurationProblem]
    }

    /// Reads the text of a configuration. `file` is the name that messages give.
    ///
    /// Throws `SvodError.invalidConfiguration` whose message has a line for each problem, in the order of the file:
    /// `svod.yaml:12: exchanges[0].port: expected a number from 1 to 65535, found 'abc'`.
    package static func parse(_ yaml: String, file: String, secrets: SecretSource) throws -> Reading {
        let context = ReadingContext(secrets: secrets)
        let section = try root(of: yaml, file: file, context: context)
        let configuration = Configuration(section)
        let problems = context.collector.problems
        guard problems.isEmpty else { throw error(problems, file: file) }
        return Reading(configuration: configuration, notes: context.collector.notes)
    }

    private static func root(of yaml: String, file: String, context: ReadingContext) throws -> SettingSection {
        do {
            switch try Yams.compose(yaml: yaml) {
            case nil: return .empty(path: "", context: context)
            case .mapping(let mapping):
                return SettingSection(mapping: mapping, path: "", line: 1, context: context)
            case .scalar(let scalar) where scalar.isNull: return .empty(path: "", context: context)
            case let other?:
                let found = SettingSection.describe(other)
                throw error([.init(line: 1, setting: "", message: "expected settings, found \(found)")], file: file)
            }
        } catch let failure as YamlError {
            throw error([ConfigurationProblem(failure)], file: file)
        }
    }

    private static func error(_ problems: [ConfigurationProblem], file: String) -> SvodError {
        let sorted = problems.enumerated().sorted {
            ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }
        let lines = sorted.map { $0.element.text(file: file) }
        return SvodError(.invalidConfiguration, lines.joined(separator: "\n"))
    }
}

extension ConfigurationProblem {
    /// Says what is wrong with a text that is no YAML.
    fileprivate init(_ failure: YamlError) {
        switch failure {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = [context?.text, problem].compactMap { $0 }.joined(separator: ": ")
            self.init(line: mark.line, setting: "", message: "not YAML: \(words)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "'\($0)'" }.joined(separator: ", ")
            self.init(line: context.mark.line, setting: "", message: "this section names \(names) twice")
        default:
            self.init(line: nil, setting: "", message: "not YAML: \(failure)")
        }
    }
}
