import Funnels
import Ops

extension Configuration {
    /// The funnels that this configuration names; those that svod brings along where it names none.
    ///
    /// Throws `SvodError.invalidConfiguration` with file and line of each fault.
    func readFunnels() throws -> FunnelSet {
        guard let funnels else { return try .standard(for: leads) }
        return try FunnelFolder(path: funnels).read(leads: exchanges.isEmpty ? nil : leads)
    }
}
