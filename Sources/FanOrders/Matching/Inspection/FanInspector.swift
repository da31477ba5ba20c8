private import Domain
private import Foundation

/// `svod inspect fan`: the matcher on a file of requests, as they would have arrived.
package struct FanInspector {
    private let catalogue: String
    private let requests: String

    /// Creates an inspector of two files of JSON lines.
    package init(catalogue: String, requests: String) {
        self.catalogue = catalogue
        self.requests = requests
    }

    /// Reads the requests in order and prints a line for each, and again for each whose group changes.
    ///
    /// The lines before a bad one have been printed.
    ///
    /// - Throws: ``SvodError`` `notFound` for a file that cannot be read, `invalidInput` naming file, line and what was
    ///   expected there.
    package func run(print: (String) -> Void) throws {
        var products: [FanProduct] = []
        try Self.read(catalogue, as: FanProduct.self) { products.append($0) }
        var matcher = FanMatcher(catalogue: FanCatalogue(products: products))
        var names: [String] = []
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        func show(_ row: InspectedDecision) throws { print(String(decoding: try encoder.encode(row), as: UTF8.self)) }
        try Self.read(requests, as: InspectedRequest.self) { row in
            let request = try row.request(FanRequestID(Int64(names.count)))
            names.append(row.id)
            let decision = matcher.arrive(request)
            try show(InspectedDecision(decision, names: names))
            for move in decision.moved {
                try show(InspectedDecision(move, names: names, action: decision.action))
            }
        }
    }

    private static func read<Row: Decodable>(_ path: String, as type: Row.Type, _ take: (Row) throws -> Void) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw SvodError(.notFound, "\(path): cannot be read")
        }
        let decoder = JSONDecoder()
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do {
                try take(try decoder.decode(type, from: line))
            } catch let error as DecodingError {
                throw SvodError(.invalidInput, "\(path):\(number): \(LineFault.text(error))")
            } catch let error as SvodError {
                throw SvodError(error.code, "\(path):\(number): \(error.message)")
            }
        }
    }
}
