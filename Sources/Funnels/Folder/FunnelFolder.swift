package import Domain
import Foundation

/// The folder of a company's funnel files (`funnels:` in `svod.yaml`): every `*.yaml` in it, and the production
/// calendars below `calendars`.
package struct FunnelFolder: Hashable, Sendable {
    /// The largest file that is read.
    static let limit = 4 << 20
    /// The most files that are read: more is a wrong folder.
    static let mostFiles = 1000

    /// The folder's path; messages about a line begin with its last name, `funnels/sale.yaml:12`.
    package let path: String

    /// Creates a folder; nothing is read yet.
    package init(path: String) { self.path = path }

    /// Reads and checks all files. Where none has a funnel of leads and calls come, svod's own is put beside them, with what
    /// `policy` says; nil for a company without telephones.
    ///
    /// Throws `SvodError.invalidConfiguration` with a line for each fault: `file:line: path: message`.
    package func read(leads policy: LeadPolicy? = nil) throws -> FunnelSet {
        let files = try files()
        let set = try FunnelReader.read(files, productionCalendars: productionCalendar(named:))
        guard let policy, set.leadFunnel == nil else { return set }
        return try FunnelReader.read(
            files + [StandardFunnels.leads(for: policy, beside: set)],
            productionCalendars: productionCalendar(named:)
        )
    }

    /// The files in the order of their names, which is the order of funnels on pages.
    private func files() throws -> [FunnelFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw SvodError(.invalidConfiguration, "\(path): the folder of the funnels cannot be read")
        }
        let chosen = names.filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }.sorted()
        guard !chosen.isEmpty else {
            throw SvodError(.invalidConfiguration, "\(path): no funnel files (*.yaml) in this folder")
        }
        guard chosen.count <= Self.mostFiles else {
            throw SvodError(.invalidConfiguration, "\(path): \(chosen.count) files; at most \(Self.mostFiles) are read")
        }
        // The folder's own name, not its place: a folder that is moved is no new version of the funnels.
        let folder = URL(filePath: path).lastPathComponent
        return try chosen.map { FunnelFile(name: "\(folder)/\($0)", text: try Self.text(of: "\(path)/\($0)")) }
    }

    /// The text of a production calendar that a file names.
    private func productionCalendar(named name: String) throws -> String {
        guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
            throw SvodError(.invalidConfiguration, "expected the name of a file in \(path)/calendars, found '\(name)'")
        }
        return try Self.text(of: "\(path)/calendars/\(name)")
    }

    private static func text(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SvodError(.invalidConfiguration, "\(path): cannot be read")
        }
        guard data.count <= limit else {
            throw SvodError(.invalidConfiguration, "\(path): larger than \(limit >> 20) MB")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            let line = data.split(separator: 10, omittingEmptySubsequences: false)
                .firstIndex { String(validating: $0, as: UTF8.self) == nil }
            throw SvodError(.invalidConfiguration, "\(path):\((line ?? 0) + 1): expected UTF-8")
        }
        return text
    }
}
