import ArgumentParser
import Domain
import Foundation
import Funnels
import Ops
import Settings

/// `svod check-config`: whether the daemon would take the configuration.
struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Check the configuration file and the funnels that it names.",
        discussion: "Exit status 0: it is good; 78: it is not, with file and line of each problem."
    )

    @OptionGroup var config: ConfigurationOption

    func run() throws {
        let reading = try config.file(isService: false).read()
        for note in reading.notes { print("note: \(note.text(file: config.path))") }
        let all = reading.configuration
        let funnels = try all.readFunnels()
        let exchanges = all.exchanges.map(\.name.rawValue).joined(separator: ", ")
        print(
            "\(config.path): good; exchanges: \(exchanges.isEmpty ? "none" : exchanges); console at \(all.console.listen)"
        )
        let stages = funnels.funnels.values.map(\.stages.count).reduce(0, +)
        let place = all.funnels ?? "those of svod itself"
        print("\(place): good; \(funnels.funnels.count) funnels, \(stages) stages")
        for (name, warning) in funnels.calendars.warnings(at: WallClock.system.now()) {
            print("note: calendar \(name): \(warning)")
        }
    }
}
