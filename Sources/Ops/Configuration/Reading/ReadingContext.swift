import Foundation

/// What the reading of one file shares between its sections.
final class ReadingContext {
    let collector = ProblemCollector()
    let secrets: SecretSource
    /// The zone in which the file's moments are meant; set as soon as it is known.
    var zone: TimeZone = .gmt

    init(secrets: SecretSource) { self.secrets = secrets }
}
