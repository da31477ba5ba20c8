package import Domain
package import Store

/// Remembers in which version and namespace of CommerceML each exchange writes: it reads nothing else.
package enum ExchangePeers {
    /// Notes what the header of an exchange's file says.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func note(
        _ schema: CommerceSchema,
        of exchange: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO onec_peer (exchange, schema_version, namespace, at)
            VALUES (\(exchange), \(schema.version), \(schema.namespace), \(moment))
            ON CONFLICT (exchange) DO UPDATE SET schema_version = excluded.schema_version,
                namespace = excluded.namespace, at = excluded.at
            """
        )
    }

    /// What an exchange writes; nil before its first file.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func schema(of exchange: String, in connection: any Connection) throws -> CommerceSchema? {
        try connection.row("SELECT schema_version, namespace FROM onec_peer WHERE exchange = \(exchange)").map {
            CommerceSchema(version: try $0.get("schema_version"), namespace: try $0.get("namespace"))
        }
    }
}
