import Domain
import Hummingbird
import Records

/// What the API is: its OpenAPI file, and who one is.
struct DescriptionPages: PageGroup {
    let parts: ConsoleParts
    private let description: ByteBuffer

    /// Reads the file.
    init(parts: ConsoleParts) throws {
        self.parts = parts
        description = ByteBuffer(bytes: try parts.resources.bytes("Public/openapi.yaml"))
    }

    func add(to routes: inout RouteTable) {
        routes.get("/api/v1/openapi.yaml", .signedIn) { _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/yaml", .cacheControl: "no-cache"],
                body: ResponseBody(byteBuffer: description)
            )
        }
        routes.get("/api/v1/me", .signedIn) { visit in try visit.answer(Me(visit.session)) }
    }

    private struct Me: Encodable {
        let id: StaffID
        let name: String
        let login: String
        let roles: [Role]
        let rights: [Right]
        let language: Language
        let exchange: String?
        let `extension`: String?

        init(_ session: Session) {
            id = session.staff
            name = session.name
            login = session.login
            roles = session.roles
            rights = session.rights.sorted { $0.rawValue < $1.rawValue }
            language = session.language
            exchange = session.phone?.exchange.rawValue
            `extension` = session.phone?.extension
        }
    }
}
