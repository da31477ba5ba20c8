extension Migration {
    /// Reports of a time ask for the leads that began in it.
    static let reports = Migration(
        number: 18,
        title: "leads by the time of their beginning",
        statements: ["CREATE INDEX lead_created ON lead (created_at, channel)"]
    )
}
