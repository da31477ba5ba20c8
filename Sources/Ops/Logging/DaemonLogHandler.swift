import CSystemd
import Glibc
package import Logging

/// Writes log lines where they belong: fields into the journal, or a line of text on standard error.
package struct DaemonLogHandler: LogHandler {
    /// Where lines go.
    package enum Sink: Hashable, Sendable {
        /// journald, with a field for each metadata value.
        case journal
        /// Standard error, a line of text each, with the time.
        case standardError
    }

    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let sink: Sink
    private let threshold: LogLevelSwitch
    private var ownLevel: Logger.Level?

    /// Creates a handler for the logger `label` whose level is `threshold`'s until it is given one of its own.
    package init(label: String, sink: Sink, threshold: LogLevelSwitch) {
        self.label = label
        self.sink = sink
        self.threshold = threshold
    }

    package var logLevel: Logger.Level {
        get { ownLevel ?? threshold.level }
        set { ownLevel = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error { all["error"] = "\(error)" }
        let message = event.message.description
        switch sink {
        case .journal: Self.send(JournalEntryFields(label: label, level: event.level, message: message, metadata: all))
        case .standardError: Self.print("\(event.level) \(label): \(LogText.line(message: message, metadata: all))")
        }
    }

    private static func send(_ entry: JournalEntryFields) {
        let encoded = entry.encoded
        let bytes = encoded.flatMap { $0 }
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            let fields = encoded.map { field in
                defer { offset += field.count }
                return svod_field(bytes: buffer.baseAddress.map { $0 + offset }, count: field.count)
            }
            _ = svod_journal_send(fields, Int32(fields.count))
        }
    }

    private static func print(_ line: String) {
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        var stamp = [CChar](repeating: 0, count: 32)
        strftime(&stamp, stamp.count, "%Y-%m-%dT%H:%M:%S%z", &parts)
        let text = stamp.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" } + " \(line)\n"
        // One write a line: lines of several threads do not mix.
        _ = text.utf8CString.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count - 1) }
    }
}

extension DaemonLogHandler {
    /// Makes every logger of the process write through this handler. Call once, before the first logger is made.
    package static func bootstrap(sink: Sink, threshold: LogLevelSwitch) {
        LoggingSystem.bootstrap { DaemonLogHandler(label: $0, sink: sink, threshold: threshold) }
    }
}
