import Domain
import Settings

/// Reads a company's funnel files: text in, a checked set out.
package enum FunnelReader {
    /// The version of the format that files name as `svod: 1`.
    static let version = "1"

    /// Reads all files of a folder together; what one file names, the others may use.
    ///
    /// `productionCalendars` gives the text of a production calendar by the name under `holidays`, and throws when there
    /// is none. Throws `SvodError.invalidConfiguration` whose message has a line `file:line: path: what is wrong` for
    /// every problem, in the order of the files.
    package static func read(
        _ files: [FunnelFile],
        productionCalendars: (String) throws -> String = { throw SvodError(.notFound, "there is no file \($0)") }
    ) throws -> FunnelSet {
        var open: [OpenFile] = []
        var lines: [String] = []
        for file in files {
            do {
                open.append(try OpenFile(file))
            } catch {
                lines.append(error.message)
            }
        }
        // Without the file that is no YAML everything that it names would seem to be missing.
        guard lines.isEmpty else { throw SvodError(.invalidConfiguration, lines.joined(separator: "\n")) }
        let reader = SetReader(files: open, outline: SetOutline(open))
        var calendars: [String: String] = [:]
        let set = reader.set(sources: Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first }) { name in
            let text = try productionCalendars(name)
            calendars[name] = text
            return text
        }
        if let set, !reader.hasProblems { SetChecker(set: set, report: reader.report).check() }
        let problems = open.compactMap { $0.collector.error(file: $0.name)?.message }
        guard problems.isEmpty, let set else {
            throw SvodError(.invalidConfiguration, problems.joined(separator: "\n"))
        }
        return set.keeping(calendars)
    }
}
