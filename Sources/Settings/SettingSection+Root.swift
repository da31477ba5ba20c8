package import Domain
import Yams

extension SettingSection {
    /// The section that the text of a file is, as a whole. `file` is the name that messages give.
    ///
    /// Throws `SvodError.invalidConfiguration` when the text is no YAML, or YAML of another shape; everything finer is
    /// reported to `context`.
    package static func root(of yaml: String, file: String, context: ReadingContext) throws(SvodError) -> SettingSection
    {
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch {
            throw SvodError(.invalidConfiguration, ConfigurationProblem(error).text(file: file))
        }
        switch node {
        case nil: return .empty(path: "", context: context)
        case .mapping(let mapping): return SettingSection(mapping: mapping, path: "", line: 1, context: context)
        case .scalar(let scalar) where scalar.isNull: return .empty(path: "", context: context)
        case let other?:
            let found = SettingValue(node: other, path: "", context: context).described
            let problem = ConfigurationProblem(line: 1, setting: "", message: "expected settings, found \(found)")
            throw SvodError(.invalidConfiguration, problem.text(file: file))
        }
    }
}

extension ConfigurationProblem {
    /// Says what is wrong with a text that is no YAML.
    fileprivate init(_ failure: any Error) {
        switch failure as? YamlError {
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
