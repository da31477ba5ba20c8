import Domain
import Mustache
import Synchronization

/// The templates of the console. Each language is compiled when the first page in it is asked for, and kept: most sites
/// use one, and a daemon whose console nobody opens needs none.
package final class Templates: Sendable {
    private let sources: [TemplateSource]
    private let catalogues: Catalogues
    private let libraries = Mutex<[Language: MustacheLibrary]>([:])

    /// Reads and checks every `Templates/**.mustache`. Throws `invalidConfiguration` naming the template when one cannot be
    /// read, names a text that no catalogue has, or includes a template that is not there (mustache itself would
    /// silently show nothing).
    package convenience init(resources: ResourceFolder, catalogues: Catalogues) throws {
        try self.init(sources: Templates.sources(resources), catalogues: catalogues)
    }

    /// Checks `sources`: each is compiled in each language, and let go.
    package init(sources: [TemplateSource], catalogues: Catalogues) throws {
        let names = Set(sources.map(\.name))
        for source in sources {
            if let missing = source.partials.first(where: { !names.contains($0) }) {
                throw SvodError(.invalidConfiguration, "template \(source.name): there is no template \(missing)")
            }
        }
        for language in Language.allCases {
            guard let catalogue = catalogues[language] else { continue }
            for source in sources { _ = try Templates.compile(source, catalogue) }
        }
        self.sources = sources
        self.catalogues = catalogues
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
        guard let text = try library(language)?.render(view, withTemplate: name) else {
            throw SvodError(.notFound, "no template \(name) in \(language.rawValue)")
        }
        return text
    }

    private func library(_ language: Language) throws -> MustacheLibrary? {
        guard let catalogue = catalogues[language] else { return nil }
        return try libraries.withLock { libraries in
            if let known = libraries[language] { return known }
            var library = MustacheLibrary()
            for source in sources { library.register(try Templates.compile(source, catalogue), named: source.name) }
            libraries[language] = library
            return library
        }
    }

    private static func compile(_ source: TemplateSource, _ catalogue: Catalogue) throws -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: source.localised(catalogue))
        } catch let error as SvodError {
            throw error
        } catch {
            throw SvodError(.invalidConfiguration, "template \(source.name) cannot be read", cause: error)
        }
    }
}
