/// A company's configuration, ready to be written to a folder of its own.
package struct Preset: Hashable, Sendable {
    /// One file.
    package struct File: Hashable, Sendable {
        /// Its path below the folder: `funnels/sale.yaml`.
        package let path: String
        /// Its text; in `svod.yaml` with marks for what differs from folder to folder.
        package let text: String

        /// Creates a file.
        package init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// The name that `svod init --preset` takes.
    package let name: String
    /// Its files by path, sorted.
    package let files: [File]

    /// Creates a preset.
    package init(name: String, files: [File]) {
        self.name = name
        self.files = files
    }

    /// The file that holds the first password of everybody, below the folder.
    package static let passwordFile = "secrets/first-password"

    /// The files as they belong into the folder at the absolute path `folder`, the password among them.
    ///
    /// The store stands in the folder itself, for a try-out; in `/etc` nothing is written later, so that a
    /// configuration there names the unit's state directory.
    package func files(for folder: String, password: String) -> [File] {
        let state = folder.hasPrefix("/etc/") ? "/var/lib/svod" : folder
        let marks = ["@STORE@": "\(state)/svod.sqlite", "@PASSWORD@": "\(folder)/\(Self.passwordFile)"]
        let filled = files.map { file in
            File(path: file.path, text: marks.reduce(file.text) { $0.replacing($1.key, with: Self.quotable($1.value)) })
        }
        return filled + [File(path: Self.passwordFile, text: password + "\n")]
    }

    /// `text` as it stands between the double quotes of YAML.
    private static func quotable(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
