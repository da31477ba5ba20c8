/// The cities and regions of Russia, as requests name them.
enum Gazetteer {
    /// A place that begins with a stem: the stems that must follow, the city (nil for a region) and the region.
    struct Place: Sendable {
        var rest: [String]
        var city: UInt16?
        var region: UInt16
    }

    /// The places that begin with a stem, the longest first.
    static func places(_ stem: String) -> [Place]? { table[stem] }

    /// The region whose adjective this is: `тверск` before `обл.`
    static func region(_ stem: String) -> UInt16? { regions[stem] }

    /// A city's name, to show.
    static func name(_ city: UInt16) -> String { names[Int(city)] }

    /// A region's name, to show.
    static func regionName(_ region: UInt16) -> String { regionNames[Int(region)] }

    /// The region of a city.
    static func region(of city: UInt16) -> UInt16 { cityRegions[Int(city)] }

    /// The stems at the head of cities of one word, for the reading of slips.
    static let heads: [String] = table.filter { $0.value.contains { $0.rest.isEmpty } }.keys.sorted()

    private static let parsed = parse()
    private static var table: [String: [Place]] { parsed.table }
    private static var regions: [String: UInt16] { parsed.regions }
    private static var names: [String] { parsed.names }
    private static var cityRegions: [UInt16] { parsed.cityRegions }
    private static var regionNames: [String] { parsed.regionNames }

    private struct Parsed: Sendable {
        var table: [String: [Place]] = [:]
        var regions: [String: UInt16] = [:]
        var names: [String] = []
        var cityRegions: [UInt16] = []
        var regionNames: [String] = []
    }

    private static func parse() -> Parsed {
        var parsed = Parsed()
        for line in GazetteerRows.rows.split(separator: "\n") {
            let sides = line.split(separator: ":", maxSplits: 1)
            guard sides.count == 2 else { continue }
            let region = UInt16(parsed.regionNames.count)
            for (index, name) in sides[0].split(separator: "|").enumerated() {
                if index == 0 { parsed.regionNames.append(String(name)) }
                let stems = words(name)
                if name.hasPrefix("*"), let first = stems.first {
                    parsed.table[first, default: []].append(
                        Place(rest: Array(stems.dropFirst()), city: nil, region: region)
                    )
                } else if let first = stems.first {
                    parsed.regions[first] = region
                }
            }
            for city in sides[1].split(separator: ",") { add(city, region, to: &parsed) }
        }
        for key in parsed.table.keys { parsed.table[key]?.sort { $0.rest.count > $1.rest.count } }
        return parsed
    }

    private static func add(_ city: Substring, _ region: UInt16, to parsed: inout Parsed) {
        let number = UInt16(parsed.names.count)
        for (index, name) in city.split(separator: "=").enumerated() {
            let stems = words(name)
            guard let first = stems.first else { continue }
            if index == 0 {
                parsed.names.append(name.trimmingPrefix(" ").capitalizedFirst)
                parsed.cityRegions.append(region)
            }
            parsed.table[first, default: []].append(Place(rest: Array(stems.dropFirst()), city: number, region: region))
        }
    }

    private static func words(_ name: Substring) -> [String] {
        name.split { !$0.isLetter }.map { Stemmer.stem(String($0)) }
    }
}

extension Substring {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
