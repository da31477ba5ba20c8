/// A folder into which 1C or a bank drops files, as the configuration describes it.
package struct OneCFolderSettings: Hashable, Sendable {
    /// The folder.
    package var path: String
    /// The exchange under whose name the documents of its files are kept.
    package var exchange: String

    /// Creates settings.
    package init(path: String, exchange: String) {
        self.path = path
        self.exchange = exchange
    }
}
