import Store
import Telephony

/// How a scenario differs from the usual one.
struct ScenarioOptions: Sendable {
    /// Where svod keeps its store.
    var engine = EngineKind.sqlite
    /// What the exchange expects; the program is told `secret` unless `toldSecret` says otherwise.
    var secret = "S3cret-of-the-exchange"
    var toldSecret: String?
    /// The exchange's CDR file, by name in the folder; nil for none.
    var cdr: String?
    /// Waiting times of the line, as the configuration has them.
    var timing = "{first_retry: 100ms, longest_retry: 1s, ping: 2s, refused_retry: 60s}"
    /// What stands under `leads:`.
    var leads = ""
    /// The text of a funnel file; nil for the funnels that a company without files has.
    var funnels: String?
    /// The moment at which a rehearsal begins; nil for the machine's clock.
    var rehearsal: String?
    /// A tmpfs of so many megabytes under the store; nil for the folder's own disk.
    var diskMegabytes: Int?
    /// Whether the console has a certificate of its own, which signs itself.
    var hasTLS = false
    /// Further text of the configuration, from the margin.
    var further = ""
    /// Whether it exchanges with a 1C.
    var hasOneC = false
    /// Whether a site, `shop`, hands requests in.
    var hasIntake = false
}
