import Settings

/// What is logged (`log:`). Where to is not asked: the journal under systemd, standard error elsewhere.
package struct LogSettings: Hashable, Sendable {
    /// The least urgent lines that are written.
    package var level: Level

    /// The levels in swift-log's words.
    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// Every byte worth seeing.
        case trace
        /// The protocols.
        case debug
        /// A line for each fact of the business.
        case info
        /// What somebody may want to look at.
        case notice
        /// What somebody should look at.
        case warning
        /// What does not work.
        case error
    }

    init(_ section: SettingSection) {
        defer { section.finish() }
        level = section.choice("level", default: .info)
    }
}
