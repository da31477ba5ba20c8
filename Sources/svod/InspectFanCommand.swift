import ArgumentParser
import FanOrders

/// `svod inspect fan`: which requests of a file concern one project.
struct InspectFanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fan",
        abstract: "Print which dealers' requests concern one project, and why.",
        discussion: """
            Reads the requests in order of arrival and prints a line for each: its group, what follows from it, and the \
            best five earlier requests with the reasons. A request that a later one moves is printed again.
            """
    )

    @Option(help: "The nomenclature: JSON lines of sku, brand, article, name.", completion: .file())
    var catalogue: String

    @Argument(help: "The requests: JSON lines in order of arrival.", completion: .file())
    var requests: String

    func run() throws {
        try FanInspector(catalogue: catalogue, requests: requests).run { print($0) }
    }
}
