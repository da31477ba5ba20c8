import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The files of `Public/` and the scripts' texts, held in memory and served under `/static/<hash>/`.
///
/// The hash is of all of them together, so that a script's relative imports and a style's relative addresses stay
/// within one version, and a browser may keep what it has for a year.
package struct StaticFiles: PageGroup {
    private let files: [String: File]
    /// The hash of all files.
    package let hash: String

    private struct File: Sendable {
        let body: ByteBuffer
        let type: String
    }

    /// Where the files are: `/static/<hash>`.
    package var base: String { "/static/\(hash)" }

    /// Reads `Public/**` and makes `strings/<language>.js`, a module whose default export is the texts under `js.`.
    package init(resources: ResourceFolder, catalogues: Catalogues) throws {
        var files: [String: File] = [:]
        for name in try resources.files(below: "Public") {
            files[name] = File(
                body: ByteBuffer(bytes: try resources.bytes("Public/\(name)")),
                type: StaticFiles.type(of: name)
            )
        }
        for language in Language.allCases {
            guard let catalogue = catalogues[language] else { continue }
            var body = ByteBuffer(string: "export default ")
            body.writeBytes(try catalogue.scriptEntries())
            body.writeString(";\n")
            files["strings/\(language.rawValue).js"] = File(body: body, type: StaticFiles.type(of: ".js"))
        }
        self.files = files
        self.hash = StaticFiles.hash(files)
    }

    package func add(to routes: inout RouteTable) {
        routes.open(.get, "/static/{hash}/**") { guest in
            let name = guest.context.parameters.getCatchAll().joined(separator: "/")
            guard let file = files[name] else { throw HTTPError(.notFound) }
            let current = guest.context.parameters.get("hash") == hash
            return Response(
                status: .ok,
                headers: [
                    .contentType: file.type,
                    .cacheControl: current ? "public, max-age=31536000, immutable" : "no-cache",
                ],
                body: ResponseBody(byteBuffer: file.body)
            )
        }
    }

    private static func hash(_ files: [String: File]) -> String {
        var hasher = SHA256()
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            hasher.update(data: Data(name.utf8))
            hasher.update(data: Data(file.body.readableBytesView))
        }
        return SecureText.hex(hasher.finalize().prefix(8))
    }

    private static func type(of name: String) -> String {
        let suffix = name.split(separator: ".").last.map(String.init) ?? ""
        return types[suffix] ?? "application/octet-stream"
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "ico": "image/x-icon", "woff2": "font/woff2", "json": "application/json",
        "webmanifest": "application/manifest+json", "txt": "text/plain; charset=utf-8", "ogg": "audio/ogg",
        "wav": "audio/wav", "mp3": "audio/mpeg",
    ]
}
