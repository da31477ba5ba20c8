/// The people of each preset's `seed:`, as the walks need them: login, department, role of the console.
enum PresetPeople {
    /// One of them.
    struct Member: Sendable {
        let login: String
        let department: String
        let role: String

        init(_ login: String, _ department: String, _ role: String = "manager") {
            self.login = login
            self.department = department
            self.role = role
        }
    }

    /// By preset.
    static let all: [String: [Member]] = [
        "pfk-steel": [
            Member("smirnov", "Отдел продаж"), Member("kuznetsova", "Отдел продаж"),
            Member("rop", "Отдел продаж", "head"), Member("director", "Руководство", "head"),
        ],
        "fulfilment": [
            Member("smirnova", "Продажи"), Member("ivanov", "Склад"), Member("petrov", "Склад"),
            Member("director", "Руководство", "head"),
        ],
        "dviga": [
            Member("volkov", "Продажи"), Member("belova", "Проекты"), Member("lebedev", "Проекты"),
            Member("zaitseva", "Офис"), Member("director", "Руководство", "head"),
        ],
        "rutector": [
            Member("ivanova", "Колл-центр", "operator"), Member("head_callcentre", "Колл-центр", "head"),
            Member("sidorov", "Отдел насосов"), Member("galiev", "Отдел арматуры"),
            Member("rop", "Отдел насосов", "head"), Member("chernov", "Инженеры"),
            Member("fedorova", "Продукт-менеджеры", "product"), Member("titov", "Закупки"),
        ],
        "ofismanager": [
            Member("kuznetsova", "Развитие"), Member("smirnov", "Сервис"), Member("rop", "Развитие", "head"),
            Member("rop_service", "Сервис", "head"),
        ],
    ]
}
