/// The way by which a document reached svod.
package enum OneCSource: String, Hashable, Sendable, Codable, CaseIterable {
    /// The standard exchange with a site, or a folder of its files.
    case commerceML
    /// 1C's own word through the JSON documents.
    case json
    /// A bank statement.
    case bank
}
