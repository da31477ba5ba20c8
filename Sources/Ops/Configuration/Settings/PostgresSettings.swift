package import Domain
import Settings

/// How a PostgreSQL database is reached (`store: postgres:`).
package struct PostgresSettings: Hashable, Sendable {
    /// Host name, address, or the folder of the server's Unix socket.
    package var host: String
    /// The server's port.
    package var port: Int
    /// The database.
    package var database: String
    /// The role.
    package var user: String
    /// The role's password; nil where the server trusts the socket's peer.
    package var password: Secret?
    /// How TLS is used, in libpq's words.
    package var tls: TLSMode

    /// libpq's `sslmode`, those that make sense for a daemon.
    package enum TLSMode: String, Hashable, Sendable, CaseIterable {
        /// Never: a Unix socket or loopback.
        case disable
        /// When the server offers it.
        case prefer
        /// Always, whoever the server is.
        case require
        /// Always, and the server's name must stand in its certificate.
        case verifyFull = "verify-full"
    }

    init(_ section: SettingSection) {
        defer { section.finish() }
        host = section.text("host") ?? "/run/postgresql"
        port = section.integer("port", in: 1...65_535, default: 5432)
        database = section.text("database") ?? "svod"
        user = section.text("user") ?? "svod"
        password = section.secret("password")
        tls = section.choice("tls", default: .prefer)
    }

    /// libpq's connection string. It holds the password, so it is a secret itself.
    package var connectionString: Secret {
        var pairs = [
            ("host", host), ("port", String(port)), ("dbname", database), ("user", user),
            ("sslmode", tls.rawValue), ("application_name", "svod"),
        ]
        if let password { pairs.append(("password", password.exposed)) }
        return Secret(pairs.map { "\($0)='\(Self.escaped($1))'" }.joined(separator: " "))
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            if character == "'" || character == "\\" { text.append("\\") }
            text.append(character)
        }
    }
}
