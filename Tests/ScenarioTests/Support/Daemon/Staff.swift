import Foundation

/// The people of every scenario.
struct Staff: Sendable {
    let name: String
    let login: String
    let password: String
    let department: String
    let phone: String?
    let role: String

    static let olga = Staff("Иванова Ольга", "ivanova", "Колл-центр", "101", "operator")
    static let anna = Staff("Белова Анна", "belova", "Колл-центр", "102", "operator")
    static let pyotr = Staff("Сидоров Пётр", "sidorov", "Отдел дверей", "103", "manager")
    static let marat = Staff("Галиев Марат", "galiev", "Отдел ворот", "104", "manager")
    static let admin = Staff("Котова Вера", "kotova", "Колл-центр", nil, "admin")

    static let all = [olga, anna, pyotr, marat, admin]

    private init(_ name: String, _ login: String, _ department: String, _ phone: String?, _ role: String) {
        self.name = name
        self.login = login
        self.password = "пароль \(login) 7"
        self.department = department
        self.phone = phone
        self.role = role
    }

    /// The person's entry under `seed: staff:`.
    func settings(in folder: URL) -> String {
        let phone = phone.map { "\n      extension: \"\($0)\"" } ?? ""
        return """
            \("    - name: ")\(name)
                  login: \(login)
                  password: {file: "\(folder.path)/password-\(login)"}
                  department: \(department)\(phone)
                  roles: [\(role)]
            """
    }
}
