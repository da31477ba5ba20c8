import Domain
import Hummingbird
import Records
import Store

/// The black and the white list: `/admin/numbers`.
struct NumberPages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/admin/numbers", .right(.numberLists)) { visit in
            let before = visit.query["before"].flatMap { Int64($0) }
            let rows = try await parts.engine.read { try NumberListEntry.page(before: before, in: $0) }
            let words = visit.wording
            let views = rows.map { row -> View in
                [
                    "id": row.id, "list": words.text("numbers.\(row.list.rawValue)"), "black": row.list == .black,
                    "number": row.number.map { words.phone($0) }, "trunk": row.trunk, "note": row.note,
                    "time": words.time(row.addedAt),
                ]
            }
            return try visit.page(
                "admin/numbers",
                titled: "nav.numbers",
                ["rows": views, "more": rows.count == 200 ? rows.last?.id : nil]
            )
        }
        routes.post("/admin/numbers", .right(.numberLists)) { visit in
            let (form, plan) = (visit.form, parts.plan)
            guard let list = form["list"].flatMap(NumberListEntry.List.init(rawValue:)) else {
                throw SvodError(.invalidInput, "no such list")
            }
            let number = try form["number"].map { text in
                guard let number = PhoneNumber(text, plan: plan) else {
                    throw SvodError(.invalidInput, "this is no number")
                }
                return number.text
            }
            try await parts.edit(by: visit.session.staff) { editor in
                try NumberListEntry.add(list, number: number, trunk: form["trunk"], note: form["note"], by: editor)
            }
            return visit.redirect(to: "/admin/numbers")
        }
        routes.post("/admin/numbers/{id}/remove", .right(.numberLists)) { visit in
            let id = try visit.number("id")
            try await parts.edit(by: visit.session.staff) { try NumberListEntry.remove(id, by: $0) }
            return visit.redirect(to: "/admin/numbers")
        }
    }
}
