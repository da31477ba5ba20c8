package import Domain

extension OrderOffer {
    /// Offers no orders: a file that holds none.
    package static func nothing(clock: WallClock) -> OrderOffer {
        OrderOffer(
            document: { _, version in
                let date = CivilDate(dayNumber: Int(clock.now().microseconds / 86_400_000_000))
                let text = """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <КоммерческаяИнформация xmlns="\(namespace(version))" ВерсияСхемы="\(version ?? "2.08")" \
                    ДатаФормирования="\(date)"/>
                    """
                return Array(text.utf8)
            },
            taken: { _ in }
        )
    }

    /// The namespace in which a 1C that asks for this version reads.
    private static func namespace(_ version: String?) -> String {
        switch version?.split(separator: ".").compactMap({ Int($0) }) ?? [] {
        case let parts where (parts.first ?? 2) >= 3: "urn:1C.ru:commerceml_3"
        case let parts where parts.count > 1 && parts[1] >= 10: "urn:1C.ru:commerceml_210"
        default: "urn:1C.ru:commerceml_2"
        }
    }
}
