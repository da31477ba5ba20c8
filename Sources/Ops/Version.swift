/// Which svod this is.
package enum Version {
    /// The number of the release being worked on.
    package static let text = "0.1.0"
}
