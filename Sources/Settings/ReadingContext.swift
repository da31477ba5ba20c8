package import Domain
package import Foundation

/// What the reading of one file shares between its sections.
package final class ReadingContext {
    /// Reads the secret that a file names.
    package typealias SecretReader = (SecretPlace) throws(UnreadableSecret) -> Secret

    /// What is wrong with the file, so far.
    package let collector = ProblemCollector()
    let secrets: SecretReader
    /// The names of all settings that were asked for: what the file could say.
    package internal(set) var asked: Set<String> = []
    /// The zone in which the file's moments are meant; set as soon as it is known.
    package var zone: TimeZone = .gmt

    /// Creates the context of a file whose secrets are read by `secrets`; of one that holds none without it.
    package init(
        secrets: @escaping SecretReader = { _ throws(UnreadableSecret) in throw .refused("no secret belongs here") }
    ) {
        self.secrets = secrets
    }
}
