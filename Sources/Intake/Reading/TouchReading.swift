import Domain

/// Finds in a form how its visitor came: `first_touch` and `last_touch` as objects, as flat names
/// (`first_touch_utm_source`), or as the JSON that the site's script keeps in a cookie; plain `utm_source` and its like
/// are the last touch.
struct TouchReading {
    private var first = AdvertisingTouch()
    private var last = AdvertisingTouch()

    /// The first and the last touch, where anything is known of them.
    var touches: (first: AdvertisingTouch?, last: AdvertisingTouch?) {
        (first.isEmpty ? nil : first, last.isEmpty ? nil : last)
    }

    /// Takes a field that tells of a visit; false for any other.
    mutating func take(_ field: FormField, _ path: [String]) -> Bool {
        guard let head = path.first?.lowercased() else { return false }
        for (names, place) in [(Self.firstNames, \TouchReading.first), (Self.lastNames, \TouchReading.last)] {
            guard let name = names.first(where: { head.hasPrefix($0) }) else { continue }
            let rest = head.dropFirst(name.count).drop { $0 == "_" }
            let tail = (rest.isEmpty ? [] : [String(rest)]) + path.dropFirst().map { $0.lowercased() }
            if tail.isEmpty { return takeWhole(field.value, place) }
            guard tail.count == 1 else { return true }
            Self.set(tail[0], field.value, &self[keyPath: place])
            return true
        }
        let name = path.count == 2 && head == "utm" ? "utm_\(path[1].lowercased())" : path.count == 1 ? head : ""
        guard Self.plainNames.contains(name) || name.hasPrefix("utm_") else { return false }
        return Self.set(name, field.value, &last)
    }

    /// A touch as one text of JSON.
    private mutating func takeWhole(_ text: String, _ place: WritableKeyPath<TouchReading, AdvertisingTouch>) -> Bool {
        var limits = FormLimits()
        limits.depth = 2
        limits.values = 40
        guard let form = try? JSONForm.read(Array(text.utf8), limits: limits) else { return text.isEmpty }
        for field in form.fields { Self.set(field.name.lowercased(), field.value, &self[keyPath: place]) }
        return true
    }

    private static let firstNames = ["first_touch", "first_visit", "svod_first"]
    private static let lastNames = ["last_touch", "last_visit", "svod_last"]
    private static let plainNames: Set<String> = [
        "referrer", "referer", "landing", "landing_page", "client_id", "clientid", "ym_client_id", "ym_uid", "_ym_uid",
        "yclid", "ymclid", "gclid", "fbclid", "rb_clickid", "vk_click_id",
    ]

    /// Sets what `name` stands for; what is no such thing is left out, since all of it is a stranger's text.
    @discardableResult
    private static func set(_ name: String, _ raw: String, _ touch: inout AdvertisingTouch) -> Bool {
        let value = String(FormReading.line(raw).prefix(500))
        guard !value.isEmpty else { return true }
        switch name.hasPrefix("utm_") ? String(name.dropFirst(4)) : name {
        case "source": touch.source = value
        case "medium": touch.medium = value
        case "campaign": touch.campaign = value
        case "content": touch.content = value
        case "term": touch.term = value
        case "referrer", "referer": touch.referrer = address(raw)
        case "landing", "landing_page", "page", "url": touch.landing = address(raw)
        case "visitor", "client_id", "clientid", "ym_client_id", "ym_uid", "_ym_uid", "cid": touch.visitor = value
        case "yclid", "ymclid", "gclid", "fbclid", "rb_clickid", "vk_click_id":
            touch.click = "\(name)=\(value.prefix(200))"
        case "click": touch.click = String(value.prefix(200))
        case "at", "time": touch.at = MomentReading.read(value)
        default: return false
        }
        return true
    }

    /// An address of a page; nil for what is none (`javascript:`).
    private static func address(_ raw: String) -> String? {
        let text = String(raw.filter { !$0.isWhitespace }.prefix(2000))
        let isPage = text.hasPrefix("https://") || text.hasPrefix("http://")
        return isPage ? text : nil
    }
}
