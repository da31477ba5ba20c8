/// The sections of the console in the order of the menu.
package enum Navigation {
    private struct Section {
        let path: String
        let key: String
        let icon: String
        let right: Right
    }

    private static let sections = [
        Section(path: "/desk", key: "nav.desk", icon: "desk", right: .desk),
        Section(path: "/missed", key: "nav.missed", icon: "missed", right: .missed),
        Section(path: "/letters", key: "nav.letters", icon: "inbox", right: .letters),
        Section(path: "/boards", key: "nav.boards", icon: "board", right: .cards),
        Section(path: "/cards", key: "nav.cards", icon: "list", right: .cards),
        Section(path: "/tasks", key: "nav.tasks", icon: "tasks", right: .cards),
        Section(path: "/fan", key: "nav.fan", icon: "fan", right: .fan),
        Section(path: "/reservations", key: "nav.reservations", icon: "calendar", right: .fan),
        Section(path: "/payments", key: "nav.payments", icon: "payment", right: .payments),
        Section(path: "/calls", key: "nav.calls", icon: "calls", right: .calls),
        Section(path: "/sources", key: "nav.sources", icon: "sources", right: .reports),
        Section(path: "/admin/parts", key: "nav.parts", icon: "parts", right: .operations),
        Section(path: "/admin/journal", key: "nav.journal", icon: "journal", right: .journal),
        Section(path: "/admin/funnels", key: "nav.funnels", icon: "funnel", right: .funnelsView),
        Section(path: "/admin/staff", key: "nav.staff", icon: "people", right: .staff),
        Section(path: "/admin/departments", key: "nav.departments", icon: "departments", right: .staff),
        Section(path: "/admin/numbers", key: "nav.numbers", icon: "numbers", right: .numberLists),
    ]

    /// What the menu shows to the session's person at `path`.
    static func sections(for session: Session, at path: String, _ wording: Wording) -> [View] {
        sections.filter { session.may($0.right) }.map { section in
            [
                "path": section.path, "name": section.icon, "title": wording.text(section.key), "icon": section.icon,
                "current": path == section.path || path.hasPrefix(section.path + "/"),
            ]
        }
    }

    /// The keys of the sections' names, for the catalogue's test.
    package static var keys: [String] { sections.map(\.key) }
}
