/// The codes of units of measure (ОКЕИ) that 1C knows units by.
enum CommerceUnitCode {
    /// The attributes of a unit; none for one that is not known.
    static func attributes(of unit: String) -> [(String, String)] {
        guard let known = units[unit.lowercased().filter { $0 != "." && $0 != " " }] else { return [] }
        return [
            ("Код", known.code), ("НаименованиеПолное", known.name), ("МеждународноеСокращение", known.international),
        ]
    }

    private static let units: [String: (code: String, name: String, international: String)] = [
        "шт": ("796", "Штука", "PCE"), "м": ("006", "Метр", "MTR"), "кг": ("166", "Килограмм", "KGM"),
        "т": ("168", "Тонна", "TNE"), "м2": ("055", "Квадратный метр", "MTK"), "м²": ("055", "Квадратный метр", "MTK"),
        "м3": ("113", "Кубический метр", "MTQ"), "м³": ("113", "Кубический метр", "MTQ"), "л": ("112", "Литр", "LTR"),
        "компл": ("839", "Комплект", "SET"), "упак": ("778", "Упаковка", "NMP"), "пара": ("715", "Пара", "NPR"),
        "час": ("356", "Час", "HUR"), "усл": ("876", "Условная единица", ""),
    ]
}
