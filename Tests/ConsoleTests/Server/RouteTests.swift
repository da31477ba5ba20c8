import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct RouteTests {
    /// Every route that needs no sign-in. A new one is added here on purpose or not at all.
    static let open: Set<String> = ["GET /static/{hash}/**", "GET /sign-in", "POST /sign-in"]

    @Test func onlyTheListedRoutesAreOpen() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let console = try TestConsole(engine: engine).console
            let open = console.routes.filter { $0.access == .open }.map { "\($0.method.rawValue) \($0.path)" }
            #expect(Set(open) == Self.open)
        }
    }

    @Test func noRouteStandsTwice() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let names = try TestConsole(engine: engine).console.routes.map { "\($0.method.rawValue) \($0.path)" }
            #expect(names.count == Set(names).count)
        }
    }

    @Test func aStrangerIsSentToSignIn() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            try await test.application.test(.router) { client in
                for route in test.console.routes where route.access != .open {
                    let path = Self.filled(route.path)
                    let response = try await client.execute(uri: path, method: route.method) { $0 }
                    let expected: HTTPResponse.Status = path.hasPrefix("/api/") ? .unauthorized : .seeOther
                    #expect(response.status == expected, "\(route.method) \(path)")
                    if expected == .seeOther {
                        #expect(response.headers[.location]?.hasPrefix("/sign-in") == true)
                    }
                }
            }
        }
    }

    @Test func everyChangeAsksForTheToken() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let session = try await test.session(roles: [.admin])
            try await test.application.test(.router) { client in
                for route in test.console.routes where route.changesState {
                    var headers = session.headers
                    headers[.contentType] = "application/x-www-form-urlencoded"
                    let path = Self.filled(route.path)
                    let without = try await client.execute(uri: path, method: route.method, headers: headers) { $0 }
                    #expect(without.status == .forbidden, "\(route.method) \(path)")
                    headers[.csrfToken] = String(repeating: "0", count: 64)
                    let wrong = try await client.execute(uri: path, method: route.method, headers: headers) { $0 }
                    #expect(wrong.status == .forbidden, "\(route.method) \(path)")
                }
            }
        }
    }

    @Test func everyRightIsAskedFor() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            let session = try await test.session(roles: [])
            try await test.application.test(.router) { client in
                for route in test.console.routes {
                    guard case .right(let right) = route.access else { continue }
                    let response = try await client.execute(
                        uri: Self.filled(route.path),
                        method: route.method,
                        headers: session.form
                    ) { $0 }
                    #expect(response.status == .forbidden, "\(route.method) \(route.path)")
                    #expect(response.text.contains(right.rawValue))
                }
            }
        }
    }

    @Test func answersCarryTheHeadersOfSafety() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            try await test.application.test(.router) { client in
                let response = try await client.execute(uri: "/sign-in", method: .get) { $0 }
                #expect(response.status == .ok)
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                let policy = try #require(response.headers[.contentSecurityPolicy])
                #expect(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"))
                #expect(!response.text.contains("<script>") && !response.text.contains("style=\""))
                let missing = try await client.execute(uri: "/nowhere", method: .get) { $0 }
                #expect(missing.status == .notFound)
                #expect(missing.headers[.contentType] == "text/html; charset=utf-8")
                #expect(missing.headers[.requestID] != nil)
            }
        }
    }

    @Test func aBodyHasALimit() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            try await test.application.test(.router) { client in
                let response = try await client.execute(
                    uri: "/sign-in",
                    method: .post,
                    headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: ByteBuffer(repeating: 0x61, count: 64 * 1024)
                ) { $0 }
                #expect(response.status == .contentTooLarge)
            }
        }
    }

    @Test func staticFilesAreKeptForAYearUnderTheirHash() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine)
            try await test.application.test(.router) { client in
                let now = try await client.execute(uri: test.parts.files.base + "/css/base.css", method: .get) { $0 }
                #expect(now.status == .ok && now.headers[.contentType] == "text/css; charset=utf-8")
                #expect(now.headers[.cacheControl]?.contains("immutable") == true)
                let old = try await client.execute(uri: "/static/0000/css/base.css", method: .get) { $0 }
                #expect(old.status == .ok && old.headers[.cacheControl] == "no-cache")
                let strings = try await client.execute(uri: test.parts.files.base + "/strings/ru.js", method: .get) {
                    $0
                }
                #expect(strings.text.hasPrefix("export default {"))
                for path in ["/static/0/../../etc/passwd", "/static/0/%2e%2e/x", "/static/0/nothing.css"] {
                    #expect(try await client.execute(uri: path, method: .get) { $0.status } == .notFound)
                }
            }
        }
    }

    /// A path with something in each of its places.
    static func filled(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.hasPrefix("{") ? "1" : part == "**" ? "x" : String(part)
        }.joined(separator: "/")
    }
}
