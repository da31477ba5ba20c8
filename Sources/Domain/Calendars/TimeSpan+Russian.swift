extension TimeSpan {
    /// The span as Russian says it: `1 рабочий день`, `2 часа`, `−3 рабочих дня`.
    package var russian: String {
        let count = amount.magnitude
        return "\(amount < 0 ? "−" : "")\(count) \(unit.russian(for: count))"
    }
}

extension TimeSpan.Unit {
    fileprivate func russian(for count: UInt) -> String {
        let form = RussianPlural(count)
        return switch self {
        case .minutes: form.choose("минута", "минуты", "минут")
        case .hours: form.choose("час", "часа", "часов")
        case .days: form.choose("день", "дня", "дней")
        case .workingMinutes: form.choose("рабочая минута", "рабочие минуты", "рабочих минут")
        case .workingHours: form.choose("рабочий час", "рабочих часа", "рабочих часов")
        case .workingDays: form.choose("рабочий день", "рабочих дня", "рабочих дней")
        }
    }
}

/// Which form of a noun a number asks for in Russian.
private enum RussianPlural {
    case one
    case few
    case many

    init(_ count: UInt) {
        switch (count % 10, count % 100) {
        case (_, 11...14): self = .many
        case (1, _): self = .one
        case (2...4, _): self = .few
        default: self = .many
        }
    }

    func choose(_ one: String, _ few: String, _ many: String) -> String {
        switch self {
        case .one: one
        case .few: few
        case .many: many
        }
    }
}
