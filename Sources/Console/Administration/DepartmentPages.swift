import Domain
import Hummingbird
import Records
import Store

/// The departments: `/admin/departments`.
struct DepartmentPages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/admin/departments", .right(.staff)) { visit in
            let all = try await parts.engine.read { try DepartmentBook.all(includingClosed: true, in: $0) }
            let rows = all.map { department -> View in
                ["id": department.id.rawValue, "name": department.name, "closed": department.closedAt != nil]
            }
            return try visit.page("admin/departments", titled: "nav.departments", ["rows": rows])
        }
        routes.post("/admin/departments", .right(.staff)) { visit in
            let name = visit.form["name"] ?? ""
            _ = try await parts.edit(by: visit.session.staff) { try DepartmentBook.add(name, by: $0) }
            return visit.redirect(to: "/admin/departments")
        }
        routes.post("/admin/departments/{id}", .right(.staff)) { visit in
            let (id, form) = (DepartmentID(try visit.number("id")), visit.form)
            try await parts.edit(by: visit.session.staff) { editor in
                if let closed = form["closed"] {
                    try DepartmentBook.setClosed(id, closed == "yes", by: editor)
                } else {
                    try DepartmentBook.rename(id, form["name"] ?? "", by: editor)
                }
            }
            return visit.redirect(to: "/admin/departments")
        }
    }
}
