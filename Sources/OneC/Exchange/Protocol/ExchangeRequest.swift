package import Domain

/// A request of «Обмен с сайтом», read from its parameters: GET with UT 11 and UNF, POST throughout with 3.1.
package struct ExchangeRequest: Hashable, Sendable {
    /// What it is about.
    package var topic: ExchangeTopic
    /// What is asked.
    package var mode: ExchangeMode
    /// The file that is meant, of ``ExchangeMode/file`` and ``ExchangeMode/importing``.
    package var file: PackageName?
    /// The session as UNF and some UT append it: `sessid=`.
    package var session: String?
    /// The version of CommerceML in which this 1C wants to be answered: `cmlVersion=`, else `version=`.
    package var version: String?
    /// Whether it came by POST without being a file: so the 3.1 protocol asks.
    package var isModern: Bool

    /// Reads the parameters of a request's address.
    ///
    /// - Throws: ``SvodError`` `invalidInput` naming the parameter.
    package init(_ parameters: [String: String], isPost: Bool) throws(SvodError) {
        topic = ExchangeTopic(parameters["type"] ?? "")
        guard let word = parameters["mode"], let mode = ExchangeMode(rawValue: word) else {
            let known = ExchangeMode.allCases.map(\.rawValue).joined(separator: ", ")
            throw SvodError(.invalidInput, "mode: expected one of \(known), found '\(parameters["mode"] ?? "")'")
        }
        self.mode = mode
        file = nil
        if mode == .file || mode == .importing { file = try PackageName(parameters["filename"] ?? "") }
        session = parameters["sessid"]
        version = parameters["cmlVersion"] ?? parameters["version"]
        isModern = isPost && mode != .file
    }

    /// Whether 1C speaks the protocol 3.1, which wants four lines at `init`.
    var speaks31: Bool { isModern || version?.hasPrefix("3") == true }
}
