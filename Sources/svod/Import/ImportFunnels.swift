import Domain
import Foundation
import Funnels
import Ops

/// The funnels that an import checks stages and fields by.
enum ImportFunnels {
    /// The largest funnel file that is read.
    private static let limit = 4 << 20

    /// The funnels of the configuration's folder; those that svod brings along where it names none.
    ///
    /// Throws `SvodError.invalidConfiguration` with file and line of each fault.
    static func read(_ configuration: Configuration) throws -> FunnelSet {
        guard let folder = configuration.funnels else { return try .standard }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        let files = try names.sorted().map { FunnelFile(name: "\(folder)/\($0)", text: try text("\(folder)/\($0)")) }
        return try FunnelReader.read(files) { name in try text("\(folder)/calendars/\(name)") }
    }

    private static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), data.count <= limit,
            let text = String(validating: data, as: UTF8.self)
        else { throw SvodError(.invalidConfiguration, "\(path): cannot be read, or is no UTF-8") }
        return text
    }
}
