import Domain
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
        let configuration = Configuration(section)
        if let error = context.collector.error(file: file) { throw error }
        return Reading(configuration: configuration, notes: context.collector.notes)
    }
}
