import Settings
import Store

extension Retention {
    /// Reads `retention:`. A week is the least: a peer that was away that long may still ask what became of its own.
    init(_ section: SettingSection) {
        defer { section.finish() }
        self.init()
        let day = Duration.seconds(86_400)
        inbox = section.duration("inbox", in: day * 7...day * 3650, default: inbox)
        outbox = section.duration("outbox", in: day * 7...day * 3650, default: outbox)
    }
}
