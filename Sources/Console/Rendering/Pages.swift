package import Domain
package import Foundation
package import HTTPTypes
package import Hummingbird

/// What pages are made with: templates, texts, the layout's own values.
package struct Pages: Sendable {
    /// The templates.
    package let templates: Templates
    /// The texts.
    package let catalogues: Catalogues
    /// Where static files are: `/static/<hash>`.
    package let staticBase: String
    /// The zone times are shown in.
    package let zone: TimeZone
    /// The time of day.
    package let clock: WallClock
    /// Whether the clock is one of a rehearsal.
    package let isRehearsal: Bool

    /// Creates pages.
    package init(
        templates: Templates,
        catalogues: Catalogues,
        staticBase: String,
        zone: TimeZone,
        clock: WallClock,
        isRehearsal: Bool = false
    ) {
        self.templates = templates
        self.catalogues = catalogues
        self.staticBase = staticBase
        self.zone = zone
        self.clock = clock
        self.isRehearsal = isRehearsal
    }

    /// The words for a reader of `language`, as at the present moment.
    package func wording(_ language: Language) -> Wording {
        let catalogue = catalogues[language] ?? Catalogue.empty(language)
        return Wording(catalogue: catalogue, zone: zone, now: clock.now())
    }

    /// A whole page. A template of a page inherits from `layout` and finds in `page` what the layout shows.
    package func page(
        _ template: String,
        title: String,
        _ view: View,
        for visitor: some Visitor,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let whole = view.adding(["page": frame(title, visitor)])
        return Answers.html(try templates.render(template, whole, in: visitor.language), status: status)
    }

    /// A part of a page, for a script that puts it in place. It finds `page` as a whole page does.
    package func fragment(_ template: String, _ view: View, for visitor: some Visitor) throws -> Response {
        let whole = view.adding(["page": frame("", visitor)])
        return Answers.html(try templates.render(template, whole, in: visitor.language))
    }

    private func frame(_ title: String, _ visitor: some Visitor) -> View {
        let session = visitor.signedIn
        return [
            "title": title,
            "language": visitor.language.rawValue,
            "theme": session.flatMap { $0.theme == .auto ? nil : $0.theme.rawValue },
            "static": staticBase,
            "csrf": visitor.csrf,
            "path": visitor.path,
            "event": visitor.event.rawValue,
            "request": visitor.context.requestName,
            "now": clock.now().microseconds,
            "zone": zone.identifier,
            "rehearsal": isRehearsal ? rehearsed : nil,
            "user": session.map { Pages.user($0, visitor.wording) },
            "sections": session.map { Navigation.sections(for: $0, at: visitor.path, visitor.wording) },
            "rights": session.map { session in
                View(session.rights.map { ($0.rawValue, true) })
            },
        ]
    }

    /// The day and time of a rehearsal, as every page shows them.
    private var rehearsed: String {
        let time = CivilTime(clock.now(), in: zone)
        return "\(time.date) \(time.hoursAndMinutes)"
    }

    private static func user(_ session: Session, _ wording: Wording) -> View {
        [
            "id": session.staff.rawValue,
            "name": session.name,
            "initials": String(session.name.split(separator: " ").prefix(2).compactMap(\.first)),
            "login": session.login,
            "role": session.roles.first.map { wording.text($0.titleKey) },
            "exchange": session.phone?.exchange.rawValue,
            "extension": session.phone?.extension,
        ]
    }
}
