import Foundation

/// The source tree, as the tests of the house's rules read it.
struct House {
    /// One source file.
    struct File {
        /// The room: the folder below Sources.
        let room: String
        /// The path below the package's root.
        let path: String
        /// The lines, without what stands behind `//` and without the insides of string literals.
        let code: [String]
        /// The number of lines as written.
        let length: Int
    }

    /// The package's root.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file below Sources.
    static func files() throws -> [File] {
        let sources = root.appendingPathComponent("Sources")
        guard let walker = FileManager.default.enumerator(atPath: sources.path) else { return [] }
        return try walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            return File(
                room: String(path.prefix { $0 != "/" }),
                path: "Sources/" + path,
                code: code(of: text),
                length: text.split(separator: "\n", omittingEmptySubsequences: false).count
            )
        }
    }

    /// The modules that a file imports.
    static func imports(of file: File) -> [String] {
        file.code.compactMap { line in
            let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
            guard let position = words.firstIndex(of: "import"), position <= 1, words.count > position + 1 else {
                return nil
            }
            return String(words[position + 1].prefix { $0 != "." })
        }
    }

    private static func code(of text: String) -> [String] {
        var isInText = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let fences = line.components(separatedBy: "\"\"\"").count - 1
            defer { if fences % 2 == 1 { isInText.toggle() } }
            return isInText || fences > 0 ? "" : stripped(line)
        }
    }

    private static func stripped(_ line: Substring) -> String {
        var (result, isInString, last) = ("", false, Character(" "))
        for character in line {
            if character == "\"", last != "\\" { isInString.toggle() }
            if !isInString {
                if character == "/", last == "/" { return String(result.dropLast()) }
                result.append(character)
            }
            last = character
        }
        return result
    }
}
