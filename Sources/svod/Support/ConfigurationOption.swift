import ArgumentParser
import Foundation
import Ops

/// `--config`, as every command that reads the configuration takes it.
struct ConfigurationOption: ParsableArguments {
    @Option(name: [.customShort("c"), .customLong("config")], help: "The configuration file.", completion: .file())
    var path = ProcessInfo.processInfo.environment["SVOD_CONFIG"] ?? "/etc/svod/svod.yaml"

    /// The file; `isService` when what it names must all be there now.
    func file(isService: Bool) -> ConfigurationFile {
        let directory = Surroundings().credentials
        return ConfigurationFile(path: path, secrets: SecretSource(directory: directory, isService: isService))
    }
}
