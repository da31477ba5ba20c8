package import Hummingbird

/// The console put together: what its routes are and how they are answered.
package struct Console: Sendable {
    /// The routes, as added.
    package let routes: [Route]
    /// What answers requests.
    package let responder: RouterResponder<ConsoleContext>

    /// Puts the console together of its groups of pages. `overTLS` tells browsers to come over TLS only.
    package init(groups: [any PageGroup], door: Door, overTLS: Bool) {
        var table = RouteTable()
        for group in groups { group.add(to: &table) }
        routes = table.routes
        let router = Router(context: ConsoleContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SecurityHeaders(overTLS: overTLS))
        router.add(middleware: AccessLog())
        router.add(middleware: NotFoundPages(door: door))
        for route in routes {
            router.on(RouterPath(route.path), method: route.method, responder: Gate(route: route, door: door))
        }
        responder = router.buildResponder()
    }
}
