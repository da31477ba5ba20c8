package import Domain
package import Foundation

/// How one reader is told things: texts, times, durations and numbers in the reader's language.
package struct Wording: Sendable {
    /// The texts.
    package let catalogue: Catalogue
    /// The zone times are shown in.
    package let zone: TimeZone
    /// The present moment, taken once a page so that its times agree.
    package let now: Timestamp

    /// Creates a wording.
    package init(catalogue: Catalogue, zone: TimeZone, now: Timestamp) {
        self.catalogue = catalogue
        self.zone = zone
        self.now = now
    }

    /// The language.
    package var language: Language { catalogue.language }

    /// The text of `key` with its places filled in.
    package func text(_ key: String, _ values: [String: String] = [:]) -> String { catalogue.text(key, values) }

    /// The counted text of `key` for `count` ("5 звонков").
    package func counted(_ key: String, _ count: Int) -> String {
        catalogue.counted(key, count, shown: number(count))
    }

    /// A number with its thousands apart by no-break spaces.
    package func number(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append("\u{A0}") }
            text.append(digit)
        }
        return value < 0 ? "−" + text : text
    }

    /// A sum: "12 345,60 ₽", without kopecks when there are none.
    package func money(_ minor: Int64, _ currency: String) -> String {
        let (whole, part) = minor.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = ["RUB": "₽", "USD": "$", "EUR": "€"][currency] ?? currency
        let point = language == .russian ? "," : "."
        let rest = part == 0 ? "" : point + CivilTime.twoDigits(Int(part))
        return (minor < 0 ? "−" : "") + number(Int(whole)) + rest + "\u{A0}" + sign
    }

    /// A number from outside for people, or the words for a withheld one.
    package func phone(_ number: String?) -> String {
        guard let number, !number.isEmpty else { return text("phone.withheld") }
        return PhoneNumber(number)?.formatted ?? number
    }

    /// `дд.мм.гггг чч:мм`.
    package func moment(_ moment: Timestamp) -> String {
        let time = CivilTime(moment, in: zone)
        return "\(time.date) \(time.hoursAndMinutes)"
    }

    /// `дд.мм.гггг`.
    package func date(_ moment: Timestamp) -> String { CivilTime(moment, in: zone).date }

    /// How long ago, while that is easier to grasp than a time of day: "только что", "5 мин назад", "сегодня в 14:03",
    /// "вчера в 14:03", then the date.
    package func relative(_ moment: Timestamp) -> String {
        let seconds = (now - moment).components.seconds
        if seconds < -60 { return self.moment(moment) }
        if seconds < 60 { return text("time.now") }
        if seconds < 3600 { return counted("time.minutes_ago", Int(seconds / 60)) }
        let today = CivilTime(now, in: zone)
        let then = CivilTime(moment, in: zone)
        switch today.dayNumber - then.dayNumber {
        case 0: return text("time.today", ["time": then.hoursAndMinutes])
        case 1: return text("time.yesterday", ["time": then.hoursAndMinutes])
        default: return self.moment(moment)
        }
    }

    /// What the partial `time` shows: relative, with the absolute on hover and for machines.
    package func time(_ moment: Timestamp?) -> View? {
        guard let moment else { return nil }
        return [
            "text": relative(moment), "title": self.moment(moment), "iso": CivilTime.iso(moment),
            "microseconds": moment.microseconds,
        ]
    }

    /// `чч:мм:сс` from an hour upwards, else `м:сс`.
    package func clock(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        let rest = CivilTime.twoDigits(Int(seconds % 60))
        guard seconds >= 3600 else { return "\(seconds / 60):\(rest)" }
        return "\(seconds / 3600):\(CivilTime.twoDigits(Int(seconds % 3600 / 60))):\(rest)"
    }

    /// A duration in its largest one or two units: "45 с", "12 мин", "2 ч 5 мин", "3 дн 4 ч".
    package func duration(_ duration: Duration) -> String {
        let seconds = Int(max(0, duration.components.seconds))
        func two(_ large: String, _ first: Int, _ small: String, _ second: Int) -> String {
            let head = text(large, ["count": number(first)])
            return second == 0 ? head : head + "\u{A0}" + text(small, ["count": String(second)])
        }
        switch seconds {
        case ..<60: return text("duration.seconds", ["count": String(seconds)])
        case ..<3600: return text("duration.minutes", ["count": String(seconds / 60)])
        case ..<86400: return two("duration.hours", seconds / 3600, "duration.minutes", seconds % 3600 / 60)
        default: return two("duration.days", seconds / 86400, "duration.hours", seconds % 86400 / 3600)
        }
    }
}
