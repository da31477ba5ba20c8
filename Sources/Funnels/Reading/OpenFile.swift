import Domain
import Settings

/// A file while it is being read.
final class OpenFile {
    let name: String
    let root: SettingSection
    var collector: ProblemCollector { root.context.collector }

    init(_ file: FunnelFile) throws(SvodError) {
        name = file.name
        root = try SettingSection.root(of: file.text, file: file.name, context: ReadingContext())
    }

    /// The members of a section of the file, without reporting anything.
    func members(_ section: String) -> [(name: String, value: SettingValue)] {
        root.value(section)?.section?.members() ?? []
    }
}
