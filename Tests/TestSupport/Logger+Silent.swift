package import Logging

extension Logger {
    /// A log that goes nowhere.
    package static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
