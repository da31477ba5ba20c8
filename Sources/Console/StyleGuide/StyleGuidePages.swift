/// `/styleguide`: every part of the console in every state.
package struct StyleGuidePages: PageGroup {
    /// Creates the page.
    package init() {}

    package func add(to routes: inout RouteTable) {
        routes.get("/styleguide", .signedIn) { visit in try visit.page("styleguide", titled: "style.title") }
    }
}
