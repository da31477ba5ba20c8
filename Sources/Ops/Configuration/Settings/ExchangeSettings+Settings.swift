import Domain
import Glibc
import Settings

extension ExchangeSettings {
    /// Reads how an exchange is reached.
    init(_ section: SettingSection) {
        let tls = section.section("tls").map(ExchangeTLS.init)
        self.init(
            name: ExchangeID(section.requiredText("name", expected: "a name such as main")),
            host: section.text("host") ?? "127.0.0.1",
            port: section.integer("port", in: 1...65_535, default: tls == nil ? 5038 : 5039),
            tls: tls,
            username: section.requiredText("user", expected: "the manager user of manager.conf"),
            secret: section.requiredSecret("secret"),
            allowsPlainLogin: section.flag("plain_login", default: false),
            filtersEvents: section.flag("filter", default: true),
            timing: ExchangeTiming(section.section("timing")),
            actions: ExchangeActions(section.section("actions")),
            dialplan: DialplanSettings(section.section("dialplan"), plan: NumberingPlan(section)),
            cdr: section.section("cdr").map(CDRSource.init)
        )
        let name = name.rawValue
        if !name.isEmpty, !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
            section.fault("expected letters, digits and hyphens, found '\(name)'", key: "name")
        }
    }
}

extension ExchangeTLS {
    fileprivate init(_ section: SettingSection) {
        defer { section.finish() }
        self.init(
            caFile: section.text("ca"),
            serverName: section.text("server_name"),
            verifies: section.flag("verify", default: true)
        )
        if let caFile, access(caFile, R_OK) != 0 {
            section.fault("\(caFile) cannot be read (\(SystemFailure.last.text))", key: "ca")
        }
    }
}

extension ExchangeTiming {
    fileprivate init(_ section: SettingSection?) {
        self.init()
        guard let section else { return }
        defer { section.finish() }
        let short = Duration.milliseconds(100)...Duration.seconds(300)
        connect = section.duration("connect", in: short, default: connect)
        answer = section.duration("answer", in: short, default: answer)
        ping = section.duration("ping", in: .seconds(1)...Duration.seconds(300), default: ping)
        firstRetry = section.duration("first_retry", in: short, default: firstRetry)
        longestRetry = section.duration(
            "longest_retry",
            in: .seconds(1)...Duration.seconds(3600),
            default: longestRetry
        )
        refusedRetry = section.duration(
            "refused_retry",
            in: .seconds(10)...Duration.seconds(86_400),
            default: refusedRetry
        )
        if firstRetry > longestRetry { section.fault("first_retry is longer than longest_retry", key: "first_retry") }
    }
}

extension ExchangeActions {
    fileprivate init(_ section: SettingSection?) {
        self.init()
        guard let section else { return }
        defer { section.finish() }
        originateChannel = section.text("originate_channel") ?? originateChannel
        context = section.text("context") ?? context
        originateTimeout = section.duration(
            "originate_timeout",
            in: .seconds(5)...Duration.seconds(120),
            default: originateTimeout
        )
        if !originateChannel.contains("{extension}") {
            section.wrong(
                "originate_channel",
                section.value("originate_channel"),
                expected: "a channel with {extension} in it such as PJSIP/{extension}"
            )
        }
    }
}

extension CDRSource {
    fileprivate init(_ section: SettingSection) {
        defer { section.finish() }
        self.init(csv: section.requiredText("csv", expected: "the path of cdr_csv's Master.csv"))
        utcOffset = section.offset("utc_offset")
    }
}

extension SettingSection {
    /// How far a local time is ahead of UTC, written as ISO 8601 writes it: `+03:00`. UTC when it is not written.
    fileprivate func offset(_ key: String) -> Duration {
        guard let value = value(key) else { return .zero }
        let text = value.text ?? ""
        let fields = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        if text.count == 6, let sign = ["+": 1, "-": -1][text.prefix(1)], fields.count == 2,
            let hours = fields[0], let minutes = fields[1], (0...14).contains(hours), (0...59).contains(minutes)
        {
            return .seconds(sign * (hours * 3600 + minutes * 60))
        }
        value.wrong(expected: "an offset from UTC such as \"+03:00\"")
        return .zero
    }
}
