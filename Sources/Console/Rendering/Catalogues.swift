/// The catalogues of all languages, read once at start.
package struct Catalogues: Sendable {
    private let catalogues: [Language: Catalogue]

    /// Reads `Catalogues/<language>/*.json` of every language: a file an area, so that areas do not meet in one file.
    package init(resources: ResourceFolder) throws {
        var catalogues: [Language: Catalogue] = [:]
        for language in Language.allCases {
            let folder = "Catalogues/\(language.rawValue)"
            var files: [String: [UInt8]] = [:]
            for name in try resources.files(below: folder) where name.hasSuffix(".json") {
                files["\(folder)/\(name)"] = try resources.bytes("\(folder)/\(name)")
            }
            catalogues[language] = try Catalogue(language: language, files: files)
        }
        self.init(catalogues)
    }

    /// Creates a set from catalogues at hand.
    package init(_ catalogues: [Language: Catalogue]) { self.catalogues = catalogues }

    /// The texts of `language`, or of Russian when it has none.
    package subscript(language: Language) -> Catalogue? { catalogues[language] ?? catalogues[.russian] }
}
