import Domain
import Mustache

/// The templates of the console, compiled once at start in each language.
package struct Templates: Sendable {
    private let libraries: [Language: MustacheLibrary]

    /// Compiles every `Templates/**.mustache`. Throws `invalidConfiguration` naming the template when one cannot be
    /// read, names a text that no catalogue has, or includes a template that is not there (mustache itself would
    /// silently show nothing).
    package init(resources: ResourceFolder, catalogues: Catalogues) throws {
        try self.init(sources: Templates.sources(resources), catalogues: catalogues)
    }

    /// Compiles `sources`.
    package init(sources: [TemplateSource], catalogues: Catalogues) throws {
        let names = Set(sources.map(\.name))
        for source in sources {
            if let missing = source.partials.first(where: { !names.contains($0) }) {
                throw SvodError(.invalidConfiguration, "template \(source.name): there is no template \(missing)")
            }
        }
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            guard let catalogue = catalogues[language] else { continue }
            libraries[language] = try Templates.compile(sources, catalogue)
        }
        self.libraries = libraries
    }

    /// The sources of all templates below `Templates/`.
    package static func sources(_ resources: ResourceFolder) throws -> [TemplateSource] {
        let suffix = ".mustache"
        return try resources.files(below: "Templates").filter { $0.hasSuffix(suffix) }.map { file in
            let text = String(decoding: try resources.bytes("Templates/\(file)"), as: UTF8.self)
            return TemplateSource(name: String(file.dropLast(suffix.count)), text: text)
        }
    }

    /// The text that the template `name` makes of `view`. Throws `notFound` when there is no such template.
    package func render(_ name: String, _ view: View, in language: Language) throws -> String {
        guard let text = libraries[language]?.render(view, withTemplate: name) else {
            throw SvodError(.notFound, "no template \(name) in \(language.rawValue)")
        }
        return text
    }

    private static func compile(_ sources: [TemplateSource], _ catalogue: Catalogue) throws -> MustacheLibrary {
        var library = MustacheLibrary()
        for source in sources {
            do {
                try library.register(source.localised(catalogue), named: source.name)
            } catch let error as SvodError {
                throw error
            } catch {
                throw SvodError(.invalidConfiguration, "template \(source.name) cannot be read", cause: error)
            }
        }
        return library
    }
}
