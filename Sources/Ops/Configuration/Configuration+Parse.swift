import Domain
import Foundation
package import Settings

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
        let context = ReadingContext { place throws(UnreadableSecret) in try secrets.read(place) }
        let section = try SettingSection.root(of: yaml, file: file, context: context)
        var configuration = Configuration(section)
        configuration.funnels = configuration.funnels.map { absolute($0, beside: file) }
        if let error = context.collector.error(file: file) { throw error }
        return Reading(configuration: configuration, notes: context.collector.notes)
    }

    /// A path of the file: one that is not absolute begins at the file's own folder.
    private static func absolute(_ path: String, beside file: String) -> String {
        let folder = URL(filePath: file).deletingLastPathComponent()
        return URL(filePath: path, relativeTo: folder).standardizedFileURL.path
    }
}
