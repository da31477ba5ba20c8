import Domain
import Funnels
import Leads
import Logging
import Mail
import Records
import Store
import Understanding

/// What handles letters and the requests that they hold, as the daemon puts it together.
enum RequestPipeline {
    /// The pipeline; files are kept below `blobs`.
    static func make(_ engine: any Engine, blobs: String) throws -> InboxPipeline {
        let funnels = FunnelBasis(set: try .standard)
        let bus = EventBus().adding(FunnelBus(basis: { funnels }).handler)
        let basis = LeadBasis(policy: LeadPolicy(), channels: ChannelTable(), bus: bus)
        let own = "sales@company.example"
        let hints = UnderstandingHints(ownDomains: UnderstandingHints.domains(of: [own]), ownAddresses: [own])
        let reading = LetterHandler(
            blobs: BlobFolder(path: blobs),
            hints: { hints },
            clock: .system,
            logger: Logger(label: "bench")
        )
        return InboxPipeline(
            engine: engine,
            handlers: reading.inboxHandlers + [RequestHandler(basis: { basis }, clock: .system).inboxHandler],
            marks: try ReadingMarks(path: blobs + ".reading"),
            clock: .system,
            logger: Logger(label: "bench")
        )
    }
}
