/// Names of files as strangers write them.
package enum FileName {
    /// The name without any path, without characters that no name shows (controls, marks that turn the direction of
    /// writing), not longer than 200 characters; `file` when nothing is left.
    package static func safe(_ raw: String) -> String {
        let last = raw.split { $0 == "/" || $0 == "\\" }.last ?? ""
        var name = String(last.unicodeScalars.filter(isShown).prefix(200))
        while let first = name.first, first == "." || first == " " { name.removeFirst() }
        while let last = name.last, last == "." || last == " " { name.removeLast() }
        return name.isEmpty ? "file" : name
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
        default: true
        }
    }
}

extension String {
    fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
        self.init()
        unicodeScalars.append(contentsOf: scalars)
    }
}
